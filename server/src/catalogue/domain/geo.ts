/** Positions and districts. Everything stored is GCJ-02, the system of Chinese maps and of WeChat. */
import type { Point } from '@zsb/shared/complaint-requests';

export interface LngLat {
  lng: number;
  lat: number;
}
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}
/** A district's ring in GCJ-02, not closed by repeating its first point, and the box around it. */
export interface DistrictArea {
  code: string;
  polygon: readonly LngLat[];
  box: Box;
}
export interface Located {
  /** Null outside the city. */
  districtCode: string | null;
  /** Within `NEAR_BORDER_METRES` of another district or of the city's edge: a dispatcher decides. */
  nearBorder: boolean;
}

export const NEAR_BORDER_METRES = 100;

/** Mean radius of the earth (IUGG): within 0.4 % of any local radius here, far below the accuracy of a phone. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

// Krasovsky 1940 ellipsoid: semi-major axis in metres and first eccentricity squared.
const KRASOVSKY_AXIS = 6_378_245;
const KRASOVSKY_ECCENTRICITY = 0.006_693_421_622_965_943;

/**
 * A point as GCJ-02, whichever system it came in. WGS-84 is shifted by the published approximation of the national
 * offset (Wikipedia, “Restrictions on geographic data in China”, GCJ-02); outside mainland China nothing is shifted.
 */
export function toGcj02({ lng, lat, system }: Point): LngLat {
  if (system === 'gcj02' || isOutsideShiftedArea(lng, lat)) return { lng, lat };
  const east = lng - 105;
  const north = lat - 35;
  const latitude = radians(lat);
  const curvature = 1 - KRASOVSKY_ECCENTRICITY * Math.sin(latitude) ** 2;
  const meridianRadius = (KRASOVSKY_AXIS * (1 - KRASOVSKY_ECCENTRICITY)) / (curvature * Math.sqrt(curvature));
  const parallelRadius = (KRASOVSKY_AXIS / Math.sqrt(curvature)) * Math.cos(latitude);
  return {
    lng: lng + offsetEast(east, north) / radians(parallelRadius),
    lat: lat + offsetNorth(east, north) / radians(meridianRadius),
  };
}

/** The rectangle the published formula is limited to. */
const isOutsideShiftedArea = (lng: number, lat: number): boolean => lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271;

const sine = (halfTurns: number): number => Math.sin(halfTurns * Math.PI);

/** Both offsets share this ripple along the longitude, in metres. */
const ripple = (east: number): number => ((20 * sine(6 * east) + 20 * sine(2 * east)) * 2) / 3;

function offsetEast(east: number, north: number): number {
  const plane = 300 + east + 2 * north + 0.1 * east * east + 0.1 * east * north + 0.1 * Math.sqrt(Math.abs(east));
  const waves = 20 * sine(east) + 40 * sine(east / 3) + 150 * sine(east / 12) + 300 * sine(east / 30);
  return plane + ripple(east) + (waves * 2) / 3;
}

function offsetNorth(east: number, north: number): number {
  const plane = -100 + 2 * east + 3 * north + 0.2 * north * north + 0.1 * east * north + 0.2 * Math.sqrt(Math.abs(east));
  const waves = 20 * sine(north) + 40 * sine(north / 3) + 160 * sine(north / 12) + 320 * sine(north / 30);
  return plane + ripple(east) + (waves * 2) / 3;
}

/** The smallest box around a ring; used to pass over far districts quickly. */
export function boundingBox(polygon: readonly LngLat[]): Box {
  const box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { lng, lat } of polygon) {
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/**
 * Whether a ring holds a point, by counting the edges east of it. A point on a border shared by two rings belongs to
 * exactly one: each edge is read from its southern end, so that both neighbours compute the same rounding.
 */
export function isInPolygon(point: LngLat, polygon: readonly LngLat[]): boolean {
  let isInside = false;
  let from = polygon.at(-1);
  for (const to of polygon) {
    if (from && from.lat > point.lat !== to.lat > point.lat && isWestOf(point, from, to)) isInside = !isInside;
    from = to;
  }
  return isInside;
}

function isWestOf(point: LngLat, one: LngLat, other: LngLat): boolean {
  const [south, north] = one.lat < other.lat ? [one, other] : [other, one];
  return point.lng < south.lng + ((north.lng - south.lng) * (point.lat - south.lat)) / (north.lat - south.lat);
}

/** Metres from a point, inside or outside, to the nearest edge of a ring; on a plane around the point, good to 0.5 % over 50 km. */
export function metresToBorder(point: LngLat, polygon: readonly LngLat[]): number {
  const metresPerLng = METRES_PER_DEGREE * Math.cos(radians(point.lat));
  let nearest = Infinity;
  let from = polygon.at(-1);
  for (const to of polygon) {
    if (from) {
      const x = (from.lng - point.lng) * metresPerLng;
      const y = (from.lat - point.lat) * METRES_PER_DEGREE;
      const dx = (to.lng - from.lng) * metresPerLng;
      const dy = (to.lat - from.lat) * METRES_PER_DEGREE;
      const distance = squaredDistanceToOrigin(x, y, dx, dy);
      if (distance < nearest) nearest = distance;
    }
    from = to;
  }
  return Math.sqrt(nearest);
}

/** From the origin to the segment that starts at (x, y) and runs by (dx, dy). */
function squaredDistanceToOrigin(x: number, y: number, dx: number, dy: number): number {
  const length = dx * dx + dy * dy;
  const foot = length === 0 ? 0 : -(x * dx + y * dy) / length;
  const along = foot < 0 ? 0 : foot > 1 ? 1 : foot;
  return (x + along * dx) ** 2 + (y + along * dy) ** 2;
}

const isInBox = ({ lng, lat }: LngLat, { west, south, east, north }: Box, margin = 0): boolean =>
  lng >= west - margin && lng <= east + margin && lat >= south - margin && lat <= north + margin;

/** Twice the near-border distance at any latitude up to 60°, in degrees: only decides which rings are measured. */
const BOX_MARGIN = (4 * NEAR_BORDER_METRES) / METRES_PER_DEGREE;

/** Which district a GCJ-02 point lies in, and whether so close to a border that a person should look. */
export function locate(point: LngLat, districts: readonly DistrictArea[]): Located {
  const home = districts.find(({ box, polygon }) => isInBox(point, box) && isInPolygon(point, polygon));
  const measured = home ? [home] : districts.filter(({ box }) => isInBox(point, box, BOX_MARGIN));
  return {
    districtCode: home?.code ?? null,
    nearBorder: measured.some(({ polygon }) => metresToBorder(point, polygon) <= NEAR_BORDER_METRES),
  };
}
