/** How far apart two places are, and the box in which to look for what is near. Points are GCJ-02, in degrees. */

interface LngLat {
  lng: number;
  lat: number;
}
interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Mean radius of the earth (IUGG). */
const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function metresBetween(one: LngLat, other: LngLat): number {
  const halfNorth = radians(other.lat - one.lat) / 2;
  const halfEast = radians(other.lng - one.lng) / 2;
  const h = Math.sin(halfNorth) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(halfEast) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The smallest box that holds everything within a distance; anywhere but at the poles. */
export function boxAround({ lng, lat }: LngLat, metres: number): Box {
  const north = (metres / EARTH_METRES) * (180 / Math.PI);
  // The circle is widest a little polewards of its centre.
  const widest = Math.min(89, Math.abs(lat) + north);
  const east = north / Math.cos(radians(widest));
  return { west: lng - east, east: lng + east, south: lat - north, north: lat + north };
}

/** As people are told it: a distance to the metre would tell the door. */
export const roundedMetres = (metres: number): number => Math.round(metres / 10) * 10;
