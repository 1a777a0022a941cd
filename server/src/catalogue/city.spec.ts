/** What must hold for the data of the city itself, beyond being well formed. */
import path from 'node:path';
import fc from 'fast-check';
import { readCatalogue } from './catalogue-files.js';
import type { District } from './domain/catalogue.js';
import { indexCategories, isLeaf, walkCategories } from './domain/categories.js';
import { isInPolygon, locate, metresToBorder, type LngLat } from './domain/geo.js';

const { categories, districts, organisations, slaPolicies, demo } = readCatalogue(path.resolve(import.meta.dirname, '../../catalogue'));
const leaves = indexCategories(categories).leaves;

type Edge = { from: LngLat; to: LngLat; district: string };
const name = ({ lng, lat }: LngLat): string => `${lng},${lat}`;
const edgesOf = ({ name: district, polygon }: District): Edge[] =>
  polygon.map((to, index) => ({ from: polygon.at(index - 1)!, to, district }));
const edges = districts.flatMap(edgesOf);
const byDirection = new Map(edges.map((edge) => [`${name(edge.from)} ${name(edge.to)}`, edge]));
const opposite = ({ from, to }: Edge): Edge | undefined => byDirection.get(`${name(to)} ${name(from)}`);
const shared = edges.filter((edge) => opposite(edge));

/** The edges that only one district has, in one ring around the city. */
function cityEdge(): LngLat[] {
  const next = new Map(edges.filter((edge) => !opposite(edge)).map(({ from, to }) => [name(from), to]));
  const ring: LngLat[] = [];
  for (let at = [...next.values()][0]; at && ring[0] !== at && ring.length <= next.size; at = next.get(name(at))) ring.push(at);
  return ring;
}
/** Twice the area in square degrees; positive where the ring runs counter-clockwise. */
const doubleArea = (ring: readonly LngLat[]): number =>
  ring.reduce((sum, to, index) => sum + ring.at(index - 1)!.lng * to.lat - to.lng * ring.at(index - 1)!.lat, 0);

const side = (a: LngLat, b: LngLat, c: LngLat): number => Math.sign((b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng));
const cross = (one: Edge, other: Edge): boolean =>
  side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
  side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0;

describe('the districts', () => {
  it('share every border point by point, each seen from both sides', () => {
    expect(byDirection.size).toBe(edges.length);
    expect(shared.filter((edge) => opposite(edge)?.district === edge.district)).toEqual([]);
  });

  it('lie inside one closed edge of the city', () => {
    expect(cityEdge()).toHaveLength(edges.length - shared.length);
  });

  it('fill the city: their areas add up to what the edge encloses', () => {
    const areas = districts.map(({ polygon }) => doubleArea(polygon));
    expect(Math.min(...areas)).toBeGreaterThan(0);
    expect(areas.reduce((sum, one) => sum + one, 0)).toBeCloseTo(doubleArea(cityEdge()), 9);
  });

  it('have borders that never cross', () => {
    const crossings = edges.flatMap((one, index) => edges.slice(index + 1).filter((other) => cross(one, other)));
    expect(crossings).toEqual([]);
  });

  it('are drawn with at most 80 points each', () => {
    expect(Math.max(...districts.map(({ polygon }) => polygon.length))).toBeLessThanOrEqual(80);
  });

  it('hold every point of the city exactly once, and none outside it', () => {
    const edge = cityEdge();
    const lng = fc.double({ min: 111.8, max: 114.3, noNaN: true });
    const lat = fc.double({ min: 27.8, max: 28.7, noNaN: true });
    fc.assert(
      fc.property(lng, lat, (x, y) => {
        const point = { lng: x, lat: y };
        const holders = districts.filter(({ polygon }) => isInPolygon(point, polygon));
        expect(holders).toHaveLength(isInPolygon(point, edge) ? 1 : 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('give a point on a shared border to one side, and say that it is near', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shared), fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ from, to }, along) => {
        const point = { lng: from.lng + along * (to.lng - from.lng), lat: from.lat + along * (to.lat - from.lat) };
        expect(districts.filter(({ polygon }) => isInPolygon(point, polygon))).toHaveLength(1);
        expect(locate(point, districts).nearBorder).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found within 20 µs', () => {
    const points = Array.from({ length: 50 }, (_, index) => ({ lng: 112 + index / 25, lat: 27.9 + (index % 25) / 40 }));
    // Short batches and their best: a busy machine interrupts the long ones.
    const times = Array.from({ length: 500 }, () => {
      const start = performance.now();
      for (const point of points) locate(point, districts);
      return performance.now() - start;
    });
    expect((Math.min(...times) * 1000) / points.length).toBeLessThan(20);
  });

  // Positions in GCJ-02, as read from a map to three or four digits.
  it.each([
    ['五一广场', 112.976, 28.1961, '芙蓉区'],
    ['长沙火车站', 113.013, 28.194, '芙蓉区'],
    ['芙蓉区政府', 113.032, 28.185, '芙蓉区'],
    ['天心区政府', 112.99, 28.114, '天心区'],
    ['省政府', 112.983, 28.112, '天心区'],
    ['贺龙体育馆', 112.985, 28.18, '天心区'],
    ['岳麓山', 112.936, 28.187, '岳麓区'],
    ['橘子洲', 112.9615, 28.186, '岳麓区'],
    ['梅溪湖', 112.885, 28.195, '岳麓区'],
    ['烈士公园', 112.997, 28.213, '开福区'],
    ['开福区政府', 112.986, 28.257, '开福区'],
    ['雨花区政府', 113.035, 28.137, '雨花区'],
    ['长沙南站', 113.065, 28.147, '雨花区'],
    ['望城区政府', 112.82, 28.36, '望城区'],
    ['长沙县政府', 113.081, 28.246, '长沙县'],
    ['黄花机场', 113.22, 28.189, '长沙县'],
    ['浏阳市政府', 113.643, 28.163, '浏阳市'],
    ['大围山', 114.12, 28.42, '浏阳市'],
    ['宁乡市政府', 112.552, 28.278, '宁乡市'],
    ['株洲市', 113.134, 27.828, null],
    ['湘潭市', 112.944, 27.829, null],
  ])('hold the landmarks that are in them, away from borders: %s', (_, lng, lat, expected) => {
    const { districtCode, nearBorder } = locate({ lng, lat }, districts);
    expect(districts.find(({ code }) => code === districtCode)?.name ?? null).toBe(expected);
    expect(nearBorder).toBe(false);
    expect(Math.min(...districts.map(({ polygon }) => metresToBorder({ lng, lat }, polygon)))).toBeGreaterThan(100);
  });
});

describe('the categories', () => {
  it('are broad and deep: 14 first levels or more, 110 leaves or more, some on the third level', () => {
    expect(categories.length).toBeGreaterThanOrEqual(14);
    expect(leaves.length).toBeGreaterThanOrEqual(110);
    expect(leaves.some(({ code }) => code.length === 6)).toBe(true);
  });

  it('never use a keyword for two leaves, which would make the suggestion a toss-up', () => {
    const keywords = leaves.flatMap((leaf) => leaf.keywords);
    expect(keywords.filter((keyword, index) => keywords.indexOf(keyword) !== index)).toEqual([]);
  });

  it('give every leaf words to be found by', () => {
    expect(leaves.filter(({ keywords }) => keywords.length === 0)).toEqual([]);
    expect([...walkCategories(categories)].filter(({ category }) => !isLeaf(category) && category.keywords.length > 0)).toEqual([]);
  });

  it.each([
    ['煤气泄漏', ['0731-80002200', '119', '110']],
    ['干部违纪违法', ['12388']],
    ['心理援助', ['12356', '110', '120']],
  ])('send %s to the right phone first', (leafName, numbers) => {
    const diversion = leaves.find((leaf) => leaf.name === leafName)?.diversion;
    expect(diversion?.phones.map(({ number }) => number)).toEqual(numbers);
  });

  it('treat as urgent exactly what the urgent policy covers', () => {
    expect(leaves.filter(({ urgency, slaPolicy }) => (urgency === 'urgent') !== (slaPolicy === 'urgent'))).toEqual([]);
  });
});

describe('time limits, organisations and personas', () => {
  it.each([
    ['urgent', '2h'],
    ['utilities', '24h'],
    ['standard', '5wd'],
    ['complex', '15wd'],
  ])('end a case of policy %s after %s', (policy, target) => {
    expect(slaPolicies.policies[policy]?.resolution.normal).toBe(target);
  });

  it.each(districts.map(({ name: district }) => [district]))('give %s an urban management office and a street office', (district) => {
    const own = organisations.filter(
      ({ districtCode, isOffice }) => isOffice && districtCode === districts.find((one) => one.name === district)?.code,
    );
    expect(own.map((office) => office.name)).toContain(`${district}城管局 · 市容科`);
    expect(own.some(({ parentCode }) => organisations.find(({ code }) => code === parentCode)?.kind === 'street')).toBe(true);
  });

  it('have no phone twice, so that a call reaches the office it was meant for', () => {
    const phones = organisations.filter(({ isOffice }) => isOffice).map(({ phone }) => phone);
    expect(new Set(phones).size).toBe(phones.length);
  });

  it('offer a persona for every role of the first release', () => {
    const roles = new Set(demo.staff.flatMap((staff) => staff.roles));
    expect([...roles].sort()).toEqual(['administrator', 'clerk', 'dispatcher', 'head', 'supervisor']);
    expect(demo.citizens.length).toBeGreaterThanOrEqual(3);
  });
});
