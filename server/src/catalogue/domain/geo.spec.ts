import fc from 'fast-check';
import { boundingBox, isInPolygon, locate, metresToBorder, toGcj02, type DistrictArea, type LngLat } from './geo.js';

const ring = (...points: [number, number][]): LngLat[] => points.map(([lng, lat]) => ({ lng, lat }));
const area = (code: string, polygon: LngLat[]): DistrictArea => ({ code, polygon, box: boundingBox(polygon) });

// Two fields side by side, 0.1° (about 10 km) each; they share the border at 113.0° E.
const west = ring([112.9, 28.1], [113.0, 28.1], [113.0, 28.2], [112.9, 28.2]);
const east = ring([113.0, 28.1], [113.1, 28.1], [113.1, 28.2], [113.0, 28.2]);
const fields = [area('west', west), area('east', east)];
/** At 28.15° N: metres eastward as degrees of longitude. */
const eastward = (metres: number): number => metres / (111_195.08 * Math.cos((28.15 * Math.PI) / 180));
const northward = (metres: number): number => metres / 111_195.08;

describe('conversion from WGS-84', () => {
  // Pairs given by the published implementations of the formula.
  it.each([
    ['Shanghai', { lng: 121.5272106, lat: 31.1774276 }, { lng: 121.531541859215, lat: 31.17530398364597 }],
    ['Shenzhen', { lng: 113.912316, lat: 22.543847 }, { lng: 113.9171764808363, lat: 22.540796131694766 }],
    ['Beijing', { lng: 116.377817, lat: 39.911954 }, { lng: 116.38404722455657, lat: 39.91334545536069 }],
  ])('agrees with the published pair of %s', (_, wgs84, gcj02) => {
    const shifted = toGcj02({ ...wgs84, system: 'wgs84' });
    expect(shifted.lng).toBeCloseTo(gcj02.lng, 10);
    expect(shifted.lat).toBeCloseTo(gcj02.lat, 10);
  });

  it.each([
    ['Sydney', { lng: 151.2093, lat: -33.8688 }],
    ['London', { lng: -0.1276, lat: 51.5072 }],
  ])('shifts nothing outside China: %s', (_, point) => {
    expect(toGcj02({ ...point, system: 'wgs84' })).toEqual(point);
  });

  it('leaves a GCJ-02 point as it is', () => {
    expect(toGcj02({ lng: 112.976, lat: 28.1961, system: 'gcj02' })).toEqual({ lng: 112.976, lat: 28.1961 });
  });

  it('moves any place around the city by 300 to 800 metres, as maps and phones differ there', () => {
    fc.assert(
      fc.property(fc.double({ min: 111.9, max: 114.2, noNaN: true }), fc.double({ min: 27.8, max: 28.6, noNaN: true }), (lng, lat) => {
        const shifted = toGcj02({ lng, lat, system: 'wgs84' });
        const metres = Math.hypot((shifted.lng - lng) * 98_000, (shifted.lat - lat) * 111_195);
        expect(metres).toBeGreaterThan(300);
        expect(metres).toBeLessThan(800);
      }),
    );
  });
});

describe('point in polygon', () => {
  const notch = ring([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]);
  it.each([
    ['inside', 1, 1, true],
    ['in the notch', 2, 3, false],
    ['below the notch', 2, 0.5, true],
    ['level with a corner, outside', -1, 4, false],
    ['level with the notch, inside', 1, 1, true],
    ['right of it', 5, 1, false],
    ['far off', 100, 100, false],
  ])('counts the edges of a ring with a notch: %s', (_, lng, lat, expected) => {
    expect(isInPolygon({ lng, lat }, notch)).toBe(expected);
  });

  it('gives the same answer whichever way round the ring is written', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 5, noNaN: true }), fc.double({ min: -1, max: 5, noNaN: true }), (lng, lat) => {
        expect(isInPolygon({ lng, lat }, [...notch].reverse())).toBe(isInPolygon({ lng, lat }, notch));
      }),
    );
  });

  it('gives a point on a slanted border to exactly one of two neighbours, for all rounding', () => {
    const lng = fc.double({ min: -170, max: 170, noNaN: true });
    const lat = fc.double({ min: 0.1, max: 80, noNaN: true });
    fc.assert(
      fc.property(lng, lat, lng, lat, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (lng1, lat1, lng2, lat2, along) => {
        const [a, b] = [
          { lng: lng1, lat: -lat1 },
          { lng: lng2, lat: lat2 },
        ];
        const point = { lng: a.lng + along * (b.lng - a.lng), lat: a.lat + along * (b.lat - a.lat) };
        const left = [b, a, { lng: -180, lat: -89 }, { lng: -180, lat: 89 }];
        const right = [a, b, { lng: 180, lat: 89 }, { lng: 180, lat: -89 }];
        expect(isInPolygon(point, left)).toBe(!isInPolygon(point, right));
      }),
      { numRuns: 5000 },
    );
  });

  it('finds nothing in an empty ring', () => {
    expect(isInPolygon({ lng: 0, lat: 0 }, [])).toBe(false);
  });
});

describe('distance to the border', () => {
  it.each([
    ['250 m inside an eastern edge', 113.0 - eastward(250), 28.15, 250],
    ['250 m outside it', 113.0 + eastward(250), 28.15, 250],
    ['on it', 113.0, 28.15, 0],
    ['80 m above the northern edge', 112.95, 28.2 + northward(80), 80],
    ['300 m north and 400 m east of a corner', 113.0 + eastward(400), 28.2 + northward(300), 500],
  ])('is measured to the nearest edge: %s', (_, lng, lat, metres) => {
    expect(Math.abs(metresToBorder({ lng, lat }, west) - metres)).toBeLessThan(1);
  });
});

describe('locating a place', () => {
  it.each([
    ['in the middle of a field', 112.95, 28.15, { districtCode: 'west', nearBorder: false }],
    ['101 m west of the shared border', 113.0 - eastward(101), 28.15, { districtCode: 'west', nearBorder: false }],
    ['99 m west of the shared border', 113.0 - eastward(99), 28.15, { districtCode: 'west', nearBorder: true }],
    ['99 m east of the shared border', 113.0 + eastward(99), 28.15, { districtCode: 'east', nearBorder: true }],
    ['101 m east of the shared border', 113.0 + eastward(101), 28.15, { districtCode: 'east', nearBorder: false }],
    ['99 m inside the outer edge', 113.1 - eastward(99), 28.15, { districtCode: 'east', nearBorder: true }],
    ['99 m outside the outer edge', 113.1 + eastward(99), 28.15, { districtCode: null, nearBorder: true }],
    ['101 m outside the outer edge', 113.1 + eastward(101), 28.15, { districtCode: null, nearBorder: false }],
    ['far away', 121.47, 31.23, { districtCode: null, nearBorder: false }],
    ['no number', NaN, 28.15, { districtCode: null, nearBorder: false }],
  ])('tells the district and whether a border is near: %s', (_, lng, lat, expected) => {
    expect(locate({ lng, lat }, fields)).toEqual(expected);
  });

  it('gives a point on the shared border to exactly one side', () => {
    fc.assert(
      fc.property(fc.double({ min: 28.1, max: 28.2, noNaN: true, maxExcluded: true }), (lat) => {
        expect([west, east].filter((polygon) => isInPolygon({ lng: 113.0, lat }, polygon))).toHaveLength(1);
      }),
    );
  });
});
