import type { Position } from '../cursor';
import { COUNTED_EXACTLY } from '../engine';
import type { Point } from '../places.server';
import { isChosen, KINDS, type Narrowing } from '../narrowing';
import { conditionsOf, reckoned, type Placeholder } from './narrowing.sql';
import { NEWEST, orderBy, withoutScore, type Order } from './order';
import { behind, behindInLane } from './position.sql';
import { COLUMNS, examinedOf, orderColumn, type Lane } from './walk.sql';

export type WordSearch = {
  /** Product types that are meant; none where only texts can answer. */
  lanes: readonly Lane[];
  /** Words that no product type accounts for; offers of the types that say them come first. */
  rest: readonly string[];
  /** Offers of the types answer only if they say all of `rest`. */
  strict: boolean;
  /** All words: other offers whose texts say all of them answer too. */
  words: readonly string[];
  narrowing: Narrowing;
  order: Order;
  near: Point | undefined;
  after: Position | undefined;
  most: number;
};

/** A walk's offers that say none of the rest count less than those that do, and than others that say everything. */
const UNSPOKEN = 45;
const SPOKEN = 50;
const OTHERS_FOR_ONE_WORD = 40;
const OTHERS_FOR_MORE = 60;

/**
 * Offers by their texts, as queries of their own. `said`: offers of the types that say words of the rest; `other`: offers
 * of any other type that say all words; each found by the index on words and ranked only up to a bound, whatever narrows.
 */
export function texts(search: WordSearch, value: Placeholder): { parts: string[]; names: string[] } {
  if (search.lanes.length === 0) return { parts: [otherPart(search, value)], names: ['other'] };
  return { parts: [...saidParts(search, value), otherPart(search, value)], names: ['said', 'other'] };
}

/** Whether offers of the types that say none of the words answer too, behind those that do. */
export const hasPlain = ({ lanes, strict }: WordSearch): boolean => lanes.length > 0 && !strict;

/** The queries `plain` (the remaining offers of types that are sure, as far as the page needs) and `page`. */
export function wordsPage(search: WordSearch, names: readonly string[], value: Placeholder): string[] {
  const { narrowing, order, near, after, most } = search;
  const chosen = conditionsOf(narrowing, KINDS, value);
  const plain = hasPlain(search) ? [plainPart(search, value)] : [];
  const all = [...names, ...(plain.length > 0 ? ['plain'] : [])];
  return [
    ...plain,
    `page as (
      select * from (
        select d.* ${orderColumn(order, near, value)}
        from (${all.map((name) => `select * from ${name}`).join(' union all ')}) d ${reckoned(narrowing, value)}
        ${chosen.length > 0 ? `where ${chosen.join(' and ')}` : ''}
      ) d ${after ? `where ${behind(order, after, 'd', value)}` : ''}
      order by ${orderBy(order, 'd')} limit ${most}
    )`,
  ];
}

/** How many of what was found by text there are of each product type, category and country, as JSON. */
export function textGroups({ lanes, strict }: WordSearch): string {
  const counted =
    lanes.length === 0
      ? ['select * from other']
      : [
          `select * from said${strict ? '' : ' where product_type in (select code from lane where not sure)'}`,
          'select * from other',
        ];
  return `(select coalesce(json_agg(json_build_array(product_type, category, country, offers)), '[]') from (
    select product_type, category, country, count(*) as offers
    from (${counted.join(' union all ')}) text group by 1, 2, 3) groups)`;
}

/** Queries are made once, in parts of their own, and not again for each row. */
function saidParts({ lanes, rest, strict }: WordSearch, value: Placeholder): string[] {
  const codes = `${value(lanes.map(({ code }) => code))}::text[]`;
  const scores = `${value(lanes.map(({ score }) => score))}::int[]`;
  const sure = `${value(lanes.map((lane) => lane.sure))}::bool[]`;
  const words = `${value(rest)}::text[]`;
  return [
    `lane as materialized (select * from unnest(${codes}, ${scores}, ${sure}) as lane (code, score, sure))`,
    `rest as materialized (
      select (select array_agg(search_word_query(word)) from unnest(${words}) word) as each,
        search_any_query(${words}) as some,
        search_query_within(search_${strict ? 'all' : 'any'}_query(${words}), ${codes}, true) as needed)`,
    `said as materialized (
      select ${COLUMNS}, lane.score + (9 * ts_rank(d.words, rest.some))::int
        + (${SPOKEN} * (select count(*) from unnest(rest.each) word (query) where d.words @@ word.query)
          / cardinality(rest.each))::int as score
      from rest join search_document d on d.words @@ rest.needed join lane on lane.code = d.product_type
      limit ${COUNTED_EXACTLY + 1})`,
  ];
}

function otherPart({ lanes, rest, words }: WordSearch, value: Placeholder): string {
  const score = lanes.length === 0 ? 0 : rest.length === 1 ? OTHERS_FOR_ONE_WORD : OTHERS_FOR_MORE;
  const everything = `search_all_query(${value(words)}::text[])`;
  const codes = lanes.map(({ code }) => code);
  const asked = codes.length === 0 ? everything : `search_query_within(${everything}, ${value(codes)}::text[], false)`;
  return `
    asked as materialized (select ${asked} as everything),
    other as materialized (
      select ${COLUMNS}, ${value(score)}::int + (9 * ts_rank(d.words, asked.everything))::int as score
      from asked join search_document d on d.words @@ asked.everything
      limit ${COUNTED_EXACTLY + 1})`;
}

/** How many of the types' remaining offers are looked at one by one; undefined where an index tells which come next. */
export function plainLookedAt({ lanes, narrowing, order }: Pick<WordSearch, 'lanes' | 'narrowing' | 'order'>) {
  return order.reckoned || KINDS.some((kind) => isChosen(narrowing, kind)) ? examinedOf(lanes.length) : undefined;
}

/**
 * What only each row can say is looked at for so many rows of a lane, and not further; what an index can say narrows
 * before that.
 */
function plainPart(search: WordSearch, value: Placeholder): string {
  const { lanes, narrowing, order, near, after, most } = search;
  const score = `(lane.score - ${UNSPOKEN})`;
  const chosen = conditionsOf(narrowing, KINDS, value);
  const inOrder = orderBy(withoutScore(order), 'd');
  const examined = examinedOf(lanes.length);
  const rows = `select ${COLUMNS} from search_document d
      where lane.sure and d.product_type = lane.code and not d.words @@ rest.some`;
  const inner =
    chosen.length === 0 && !order.reckoned
      ? `${rows} ${after ? `and ${behindInLane(order, after, score, value)}` : ''} order by ${inOrder} limit ${most}`
      : `select d.* ${orderColumn(order, near, value)}
          from (${rows} order by ${orderBy(NEWEST, 'd')} limit ${examined}) d ${reckoned(narrowing, value)}
          where ${[...chosen, ...(after ? [behindHere(search, after, score, value)] : [])].join(' and ') || 'true'}
          ${order.reckoned ? '' : `order by ${inOrder} limit ${most}`}`;
  return `plain as (
    select ${COLUMNS}, ${score} as score from rest cross join lane cross join lateral (${inner}) d)`;
}

/** A reckoned order's position is held against by the page, where its columns are. */
function behindHere({ order }: WordSearch, after: Position, score: string, value: Placeholder): string {
  return order.reckoned ? 'true' : behindInLane(order, after, score, value);
}
