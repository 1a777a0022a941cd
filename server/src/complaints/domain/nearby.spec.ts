import fc from 'fast-check';
import { boxAround, metresBetween, roundedMetres } from './nearby.js';

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

it.each([
  [0, 0],
  [4.9, 0],
  [5, 10],
  [123.4, 120],
  [499.9, 500],
])('%d metres are told as %d', (metres, told) => {
  expect(roundedMetres(metres)).toBe(told);
});
