import { facetParts, type Counting } from './facets.sql';
import { isNarrowedFurther } from '../narrowing';
import { metresTo } from './narrowing.sql';
import { orderBy } from './order';
import { statement, type Statement } from './statement';
import { walkPage, type Through, type Walk } from './walk.sql';
import { textGroups, texts, wordsPage, type WordSearch } from './words.sql';

/** Of these sizes of pages statements are prepared; of other sizes they are planned each time. */
const USUAL_LIMITS = new Set([1, 10, 12, 20, 24, 50]);

const isUsual = ({ narrowing, near, most }: Pick<Walk, 'narrowing' | 'near' | 'most'>): boolean =>
  !isNarrowedFurther(narrowing) && near === undefined && USUAL_LIMITS.has(most - 1);

/** Of some facets there are too many choices to prepare each. */
const isUsualCounting = (counted: Counting | undefined): boolean => counted?.facets === undefined;

/**
 * Offers in order, from indexes alone, as one statement: `version` of the index, `rows` (the order's keys, the hit,
 * metres from `near`), and `facets` counted through `counted` where they are asked for.
 */
export function walkStatement(walk: Walk, counted: (Counting & { through: Through }) | undefined): Statement {
  const { order, near, narrowing } = walk;
  return statement(isUsual(walk) && isUsualCounting(counted), (value) => {
    const page = walkPage(walk, value);
    const facets = counted && facetParts({ ...counted, narrowing }, value);
    return `with ${[page, ...(facets?.parts ?? [])].join(',\n')}
      select (select version from search_state) as version,
        (select coalesce(json_agg(json_build_array(${order.keys.map((key) => `page.${key}`).join(', ')}, page.hit,
          ${metresTo(near, 'page', value)}) order by ${orderBy(order, 'page')}), '[]') from page) as rows
        ${facets ? `, ${facets.json} as facets` : ''}`;
  });
}

/**
 * Offers by their texts and, of product types that are meant, those that say nothing of it behind them, as one
 * statement like a walk's. `groups` count what was found by text, whatever was chosen to narrow it.
 */
export function wordsStatement(search: WordSearch, counted: Counting | undefined): Statement {
  const { order, near, narrowing } = search;
  return statement(isUsual(search) && isUsualCounting(counted), (value) => {
    const { parts, names } = texts(search, value);
    const page = wordsPage(search, names, value);
    const through = { by: 'product_type' as const, lanes: search.lanes };
    const facets = counted && facetParts({ ...counted, through, words: search, narrowing }, value);
    return `with ${[...parts, ...page, ...(facets?.parts ?? [])].join(',\n')}
      select (select version from search_state) as version,
        (select coalesce(json_agg(json_build_array(${order.keys.map((key) => `page.${key}`).join(', ')}, d.hit,
          ${metresTo(near, 'page', value)}) order by ${orderBy(order, 'page')}), '[]')
          from page join search_document d using (id)) as rows,
        ${textGroups(search)} as groups
        ${facets ? `, ${facets.json} as facets` : ''}`;
  });
}
