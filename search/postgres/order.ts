import type { Position } from '../cursor';
import type { SearchSort } from '../engine';

/** How hits follow each other, in SQL over a row with these columns; the id settles what is equal. */
export type Order = {
  /** Columns of the order, as cursors keep them. */
  keys: readonly string[];
  /** PostgreSQL's types of the keys. */
  types: readonly string[];
  direction: 'asc' | 'desc';
  /** Reckoned for each candidate, so that no index stands in this order. */
  reckoned?: 'soon' | 'nearness';
};

/** The order in which candidates are looked at where nothing else is said. */
export const NEWEST: Order = { keys: ['listed_at'], types: ['timestamptz'], direction: 'desc' };
const BEST: Order = { keys: ['score', 'listed_at'], types: ['int', 'timestamptz'], direction: 'desc' };
const PRICE = { keys: ['currency', 'dimension', 'base_price'], types: ['char(3)', 'text', 'float8'] };

/** Candidates for the soonest, as far as days that do not age tell. */
export const ABOUT_SOONEST: Order = { keys: ['made', 'ready_days'], types: ['bool', 'int'], direction: 'asc' };

/**
 * The order of a sort. Without words nothing is better than something else, so the best are the newest; `placed` where the
 * words name a place: of what is equally good the nearest comes first.
 */
export function orderOf(sort: SearchSort, hasScore: boolean, placed = false): Order {
  switch (sort) {
    case 'best':
      if (!hasScore) return NEWEST;
      if (!placed) return BEST;
      return {
        keys: ['score', 'nearness', 'listed_at'],
        types: ['int', 'int', 'timestamptz'],
        direction: 'desc',
        reckoned: 'nearness',
      };
    case 'newest':
      return NEWEST;
    case 'price-low':
      return { ...PRICE, direction: 'asc' };
    case 'price-high':
      return { ...PRICE, direction: 'desc' };
    case 'soonest':
      return { keys: ['soon'], types: ['int'], direction: 'asc', reckoned: 'soon' };
    case 'nearest':
      return {
        keys: ['nearness', 'listed_at'],
        types: ['int', 'timestamptz'],
        direction: 'desc',
        reckoned: 'nearness',
      };
  }
}

/** ORDER BY of rows with the order's columns under this alias. */
export function orderBy({ keys, direction }: Order, alias: string): string {
  return [...keys, 'id'].map((key) => `${alias}.${key} ${direction}`).join(', ');
}

/** The order within a lane, whose rows are all of one score. */
export function withoutScore(order: Order): Order {
  const kept = order.keys.map((key, at) => ({ key, type: order.types[at] ?? '' })).filter(({ key }) => key !== 'score');
  return { ...order, keys: kept.map(({ key }) => key), types: kept.map(({ type }) => type) };
}

/** Whether a position fits the order: as many keys, each of its kind. */
export function fits({ keys, types }: Order, position: Position): boolean {
  return (
    position.keys.length === keys.length &&
    types.every((type, at) => {
      const key = position.keys[at];
      if (type === 'timestamptz') return typeof key === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(key);
      if (type === 'char(3)' || type === 'text') return typeof key === 'string' && !key.includes('\u0000');
      if (type === 'float8') return typeof key === 'number' && Number.isFinite(key);
      return Number.isSafeInteger(key) && Math.abs(Number(key)) < 2 ** 31;
    })
  );
}
