import type { Position } from '../cursor';
import type { SearchSort } from '../engine';

/** How hits follow each other, in SQL over a row with these columns; the id settles what is equal. */
export type Order = {
  /** Columns of the order, as cursors keep them. */
  keys: readonly string[];
  /** PostgreSQL's types of the keys. */
  types: readonly string[];
  direction: 'asc' | 'desc';
};

const NEWEST: Order = { keys: ['listed_at'], types: ['timestamptz'], direction: 'desc' };
const BEST: Order = { keys: ['score', 'listed_at'], types: ['int', 'timestamptz'], direction: 'desc' };
const PRICE = { keys: ['currency', 'price_minor'], types: ['char(3)', 'bigint'] };

/** The order of a sort. Without words nothing is better than something else, so the best are the newest. */
export function orderOf(sort: SearchSort, hasScore: boolean): Order {
  switch (sort) {
    case 'best':
    case 'soonest':
    case 'nearest':
      return hasScore ? BEST : NEWEST;
    case 'newest':
      return NEWEST;
    case 'price-low':
      return { ...PRICE, direction: 'asc' };
    case 'price-high':
      return { ...PRICE, direction: 'desc' };
  }
}

/** ORDER BY of rows with the order's columns under this alias. */
export function orderBy({ keys, direction }: Order, alias: string): string {
  return [...keys, 'id'].map((key) => `${alias}.${key} ${direction}`).join(', ');
}

/** The order within a lane, whose rows are all of one score. */
export function withoutScore(order: Order): Order {
  return { ...order, keys: order.keys.filter((key) => key !== 'score') };
}

/** Whether a position fits the order: as many keys, each of its kind. */
export function fits({ keys, types }: Order, position: Position): boolean {
  return (
    position.keys.length === keys.length &&
    types.every((type, at) => {
      const key = position.keys[at];
      if (type === 'timestamptz') return typeof key === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(key);
      return type === 'char(3)' ? typeof key === 'string' : Number.isSafeInteger(key);
    })
  );
}
