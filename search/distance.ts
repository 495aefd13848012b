import type { Point } from './places.server';

/** The mean radius of the earth by the IUGG, in metres. */
const RADIUS = 6_371_008.8;

/** Metres along the surface between two points (haversine), as the database's `distance_m` reckons. */
export function metresBetween(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const share =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)));
}
