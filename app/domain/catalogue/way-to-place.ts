import { directionTo, type Direction, type Point } from './direction';

/** Mean radius of the earth in metres (IUGG), as the database's distance_m has it. */
const RADIUS_M = 6_371_008.8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Whole metres along the surface between two places (haversine). */
function metresBetween(from: Point, to: Point): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const across = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return Math.round(2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half(from.latitude, to.latitude) + across))));
}

/** How far it is from a place to another, and which way; `direction` is null where both are the same. */
export function wayToPlace(from: Point, to: Point): { metres: number; direction: Direction | null } {
  return { metres: metresBetween(from, to), direction: directionTo(from, to) };
}
