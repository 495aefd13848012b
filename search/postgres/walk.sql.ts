import type { Position } from '../cursor';
import { orderBy, withoutScore, type Order } from './order';
import { behind, behindInLane } from './position.sql';
import { statement, type Statement } from './statement';

/** The offers of one product type or category, worth `score` to the query; `sure` if they answer whatever they say. */
export type Lane = { code: string; score: number; sure: boolean };

export type Walk = {
  /** Everything at once, or lanes of product types or of categories. */
  through: 'everything' | { by: 'product_type' | 'category'; lanes: readonly Lane[] };
  country: string | undefined;
  order: Order;
  after: Position | undefined;
  most: number;
};

/**
 * Offers in order, from indexes alone: each lane is walked along its own index no further than the page needs, and the
 * few rows that the lanes give are put together. How many it needs is part of the text, so that the plan is made for them.
 *
 * A country by itself is written as a range and stands first in the order: then its own index is the one that fits, and
 * PostgreSQL does not filter a walk over everything, which finds little of a country with few offers.
 */
export function walkStatement({ through, country, order, after, most }: Walk): Statement {
  const lanes = through === 'everything' ? undefined : through;
  const shape = [most, lanes?.by ?? 'all', country && 'country', after && 'after', order.direction, ...order.keys];
  return statement(`search-walk-${shape.filter(Boolean).join('-')}`, (value) => {
    const conditions: string[] = [];
    let inLane = withoutScore(order);
    if (lanes) conditions.push(`d.${lanes.by} = lane.code`);
    if (country && lanes) conditions.push(`d.country = ${value(country)}`);
    if (country && !lanes) {
      inLane = { ...inLane, keys: ['country', ...inLane.keys], types: ['char(2)', ...inLane.types] };
      conditions.push(`d.country between ${value(country)} and ${value(country)}`);
    }
    if (after && country && !lanes)
      conditions.push(behind(inLane, { ...after, keys: [country, ...after.keys] }, 'd', value));
    else if (after) conditions.push(behindInLane(order, after, 'lane.score', value));
    const codes = lanes?.lanes.map(({ code }) => code);
    const scores = lanes?.lanes.map(({ score }) => score);
    const source = lanes
      ? `unnest(${value(codes)}::text[], ${value(scores)}::int[]) as lane (code, score)`
      : '(values (0)) as lane (score)';
    return `
      select (select version from search_state) as version, coalesce(json_agg(json_build_array(
        ${order.keys.map((key) => `page.${key}`).join(', ')}, page.hit)), '[]') as rows
      from (
        select * from (
          select lane.score, d.* from ${source} cross join lateral (
            select d.id, d.listed_at, d.currency, d.price_minor, d.hit from search_document d
            ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
            order by ${orderBy(inLane, 'd')} limit ${most}
          ) d
        ) found
        order by ${orderBy(order, 'found')} limit ${most}
      ) page`;
  });
}
