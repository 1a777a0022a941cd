import fc from 'fast-check';
import { boxAround, boxOfTold, metresBetween, middleOfCell, toldMetres } from './nearby.js';

const WUYI_SQUARE = { lng: 112.977, lat: 28.194 };

it.each([
  ['the same place', WUYI_SQUARE, 0],
  ['a hundredth of a degree north', { lng: 112.977, lat: 28.204 }, 1111.95],
  ['a hundredth of a degree east, where the meridians are closer', { lng: 112.987, lat: 28.194 }, 980.03],
  ['Beijing', { lng: 116.4, lat: 39.9 }, 1_339_500],
])('measures along the surface of the earth: %s', (_, other, metres) => {
  const measured = metresBetween(WUYI_SQUARE, other);
  expect(Math.abs(measured - metres)).toBeLessThanOrEqual(Math.max(0.05, metres * 0.001));
  expect(metresBetween(other, WUYI_SQUARE)).toBeCloseTo(measured, 6);
});

it('the box holds everything within the distance, and little else', () => {
  const places = fc.record({ lng: fc.double({ min: 73, max: 135, noNaN: true }), lat: fc.double({ min: 3, max: 54, noNaN: true }) });
  const away = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(places, away, fc.integer({ min: 10, max: 5000 }), (centre, bearing, metres) => {
      const box = boxAround(centre, metres);
      const step = (metres * 0.999) / 111_195;
      const point = {
        lat: centre.lat + step * Math.cos(bearing),
        lng: centre.lng + (step * Math.sin(bearing)) / Math.cos((centre.lat * Math.PI) / 180),
      };
      const isInBox = point.lng >= box.west && point.lng <= box.east && point.lat >= box.south && point.lat <= box.north;
      expect(isInBox || metresBetween(centre, point) > metres).toBe(true);
      expect(metresBetween(centre, { lng: centre.lng, lat: box.north })).toBeLessThan(metres * 1.01);
    }),
  );
});

const inChina = fc.record({ lng: fc.double({ min: 73, max: 135, noNaN: true }), lat: fc.double({ min: 3, max: 54, noNaN: true }) });
const share = fc.double({ min: -0.499, max: 0.499, noNaN: true });

it('a square is a hundred metres wide and high, wherever it lies', () => {
  fc.assert(
    fc.property(inChina, (place) => {
      const middle = middleOfCell(place);
      expect(metresBetween(place, middle)).toBeLessThanOrEqual(71);
      expect(middleOfCell(middle)).toEqual(middle);
      const next = middleOfCell({ lng: middle.lng, lat: middle.lat + 0.0009 });
      expect(metresBetween(middle, { lng: middle.lng, lat: next.lat })).toBeCloseTo(100, 0);
    }),
  );
});

it('two places of one square cannot be told apart from any point, neither by their distance nor by being near', () => {
  const near = fc.double({ min: -0.006, max: 0.006, noNaN: true });
  fc.assert(
    fc.property(inChina, fc.tuple(share, share), fc.tuple(share, share), fc.tuple(near, near), (place, one, other, away) => {
      const middle = middleOfCell(place);
      const [height, width] = [0.0008993, 0.0008993 / Math.cos((middle.lat * Math.PI) / 180)];
      const at = ([east, north]: [number, number]) => ({ lng: middle.lng + east * width, lat: middle.lat + north * height });
      const here = { lng: middle.lng + away[0], lat: middle.lat + away[1] };
      expect(toldMetres(here, at(one))).toBe(toldMetres(here, at(other)));
    }),
    { numRuns: 2000 },
  );
});

it('whatever could be told to be near lies in the box that is searched', () => {
  const near = fc.double({ min: -0.01, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(inChina, near, near, (here, east, north) => {
      const there = { lng: here.lng + east, lat: here.lat + north };
      const box = boxOfTold(here, 500);
      const isInBox = there.lng >= box.west && there.lng <= box.east && there.lat >= box.south && there.lat <= box.north;
      expect(isInBox || toldMetres(here, there) > 500).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('a distance is told in steps of fifty metres', () => {
  const told = [0, 24, 26, 74, 76, 123, 495].map((metres) => {
    const middle = middleOfCell(WUYI_SQUARE);
    return toldMetres({ lng: middle.lng, lat: middle.lat - metres / 111_195 }, middle);
  });
  expect(told).toEqual([0, 0, 50, 50, 100, 100, 500]);
});
