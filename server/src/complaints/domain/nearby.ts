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

/** Side of the squares in which a case is hidden: about a block of houses. */
const CELL_METRES = 100;
const CELL_DEGREES = (CELL_METRES / EARTH_METRES) * (180 / Math.PI);
const TOLD_METRES = 50;
/** From the middle of a square to its corner, with a metre for rounding: how far a case may be from where it is said to be. */
const FARTHEST_IN_CELL = CELL_METRES * Math.SQRT1_2 + 1;

/**
 * The middle of the square a place lies in. Whatever is told of somebody else's place starts here: exact distances from three points
 * of the caller's own choice would lead to the door, however they are rounded.
 */
export function middleOfCell({ lng, lat }: LngLat): LngLat {
  const middle = Math.round(lat / CELL_DEGREES) * CELL_DEGREES;
  // Degrees of longitude shrink polewards: each row of squares has a width of its own.
  const width = CELL_DEGREES / Math.cos(radians(middle));
  return { lng: Math.round(lng / width) * width, lat: middle };
}

/** The box that holds every place which could be told to lie within a distance. */
export const boxOfTold = (centre: LngLat, metres: number): Box => boxAround(centre, metres + TOLD_METRES / 2 + FARTHEST_IN_CELL);

/** How far away somebody else's place is, as people are told: the same for all places of one square. */
export const toldMetres = (here: LngLat, there: LngLat): number =>
  Math.round(metresBetween(here, middleOfCell(there)) / TOLD_METRES) * TOLD_METRES;
