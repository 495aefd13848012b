import type { Position } from '../cursor';
import type { Order } from './order';

type Placeholder = (given: unknown) => string;

/** Rows under `alias`, all of the order's columns among theirs, that come after the position. */
export function behind(
  { keys, types, direction }: Order,
  position: Position,
  alias: string,
  value: Placeholder,
): string {
  const columns = [...keys, 'id'].map((key) => `${alias}.${key}`);
  const values = [...types.map((type, at) => `${value(position.keys[at])}::${type}`), `${value(position.id)}::uuid`];
  return `(${columns.join(', ')}) ${direction === 'desc' ? '<' : '>'} (${values.join(', ')})`;
}

/**
 * Rows `d` of a lane, all of one score (or equally near), that come after the position: as a range of the lane's index. A
 * lane below the position's is still at its beginning and one above it is through.
 */
export function behindInLane(order: Order, position: Position, score: string, value: Placeholder): string {
  if (order.keys[0] !== 'score' && order.keys[0] !== 'nearness') return behind(order, position, 'd', value);
  const [at, time, last] = [value(position.keys[0]), value(position.keys[1]), value(position.id)];
  return `${score} <= ${at}::int and (d.listed_at, d.id) < (
    case when ${score} < ${at}::int then 'infinity' else ${time}::timestamptz end,
    case when ${score} < ${at}::int then 'ffffffff-ffff-ffff-ffff-ffffffffffff' else ${last}::uuid end)`;
}
