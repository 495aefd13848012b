import type { Position } from '../cursor';
import { COUNTED_EXACTLY } from '../engine';
import { orderBy, withoutScore, type Order } from './order';
import { behind, behindInLane } from './position.sql';
import { statement, type Statement } from './statement';
import type { Lane } from './walk.sql';

export type WordSearch = {
  /** Product types that are meant; none where only texts can answer. */
  lanes: readonly Lane[];
  /** Words that no product type accounts for; offers of the types that say them come first. */
  rest: readonly string[];
  /** Offers of the types answer only if they say all of `rest`. */
  strict: boolean;
  /** All words: other offers whose texts say all of them answer too. */
  words: readonly string[];
  /** Leaf categories, if one was chosen. */
  categories: readonly string[] | undefined;
  country: string | undefined;
  order: Order;
  after: Position | undefined;
  most: number;
};

/** A walk's offers that say none of the rest count less than those that do, and than others that say everything. */
const UNSPOKEN = 45;
const SPOKEN = 50;
const OTHERS_FOR_ONE_WORD = 40;
const OTHERS_FOR_MORE = 60;

/**
 * Offers by their texts, in one statement. `said`: offers of the types that say words of the rest; `other`: offers of
 * any other type that say all words; each found by the index on words and ranked only up to a bound. Of types that are
 * sure `plain` walks the remaining offers as far as the page needs. The groups count what was found by text, whatever
 * was chosen to narrow it.
 */
export function wordsStatement(search: WordSearch): Statement {
  const { lanes, strict, categories, country, order, after, most } = search;
  const typed = lanes.length > 0;
  const shape = [
    most,
    typed ? (strict ? 'strict' : 'typed') : 'text',
    categories && 'in',
    country && 'country',
    after && 'after',
  ];
  return statement(`search-words-${[...shape, order.direction, ...order.keys].filter(Boolean).join('-')}`, (value) => {
    const narrow = [
      categories ? `and d.category = any(${value(categories)}::text[])` : '',
      country ? `and d.country = ${value(country)}` : '',
    ].join(' ');
    const texts = typed ? [...saidParts(search, value), otherPart(search, value)] : [otherPart(search, value)];
    const names = typed ? ['said', 'other'] : ['other'];
    const plain = typed && !strict ? [plainPart(search, narrow, value)] : [];
    const found = [...names, ...(plain.length > 0 ? ['plain'] : [])];
    const counted = typed
      ? [
          `select * from said${strict ? '' : ' where product_type in (select code from lane where not sure)'}`,
          'select * from other',
        ]
      : ['select * from other'];
    return `
      with ${[...texts, ...plain].join(',\n')},
      page as (
        select * from (${found.map((name) => `select * from ${name}`).join(' union all ')}) d
        where true ${narrow} ${after ? `and ${behind(order, after, 'd', value)}` : ''}
        order by ${orderBy(order, 'd')} limit ${most}
      )
      select (select version from search_state) as version,
        (select coalesce(json_agg(json_build_array(${order.keys.map((key) => `page.${key}`).join(', ')}, d.hit)
          order by ${orderBy(order, 'page')}), '[]') from page join search_document d using (id)) as rows,
        (select coalesce(json_agg(json_build_array(product_type, category, country, offers)), '[]') from (
          select product_type, category, country, count(*) as offers
          from (${counted.join(' union all ')}) text group by 1, 2, 3) groups) as groups`;
  });
}

type Placeholder = (given: unknown) => string;

const COLUMNS = 'd.id, d.listed_at, d.currency, d.price_minor, d.product_type, d.category, d.country';

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

function plainPart({ order, after, most }: WordSearch, narrow: string, value: Placeholder): string {
  const score = `(lane.score - ${UNSPOKEN})`;
  return `plain as (
    select ${COLUMNS}, ${score} as score
    from rest cross join lane cross join lateral (
      select * from search_document d
      where lane.sure and d.product_type = lane.code and not d.words @@ rest.some ${narrow}
        ${after ? `and ${behindInLane(order, after, score, value)}` : ''}
      order by ${orderBy(withoutScore(order), 'd')} limit ${most}
    ) d)`;
}
