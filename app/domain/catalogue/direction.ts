/** Degrees. */
export type Point = { latitude: number; longitude: number };

export const DIRECTIONS = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Which way one sets out from a place to another on the shortest way; null where both are the same. */
export function directionTo(from: Point, to: Point): Direction | null {
  if (from.latitude === to.latitude && from.longitude === to.longitude) return null;
  const [start, end, turn] = [radians(from.latitude), radians(to.latitude), radians(to.longitude - from.longitude)];
  // The initial bearing of the great circle, clockwise from north.
  const bearing = Math.atan2(
    Math.sin(turn) * Math.cos(end),
    Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(turn),
  );
  const eighth = Math.round((bearing * 4) / Math.PI + 8) % 8;
  return DIRECTIONS[eighth] ?? null;
}
