import type { Pool } from 'pg';
import { fail, ok, type Result } from '~/platform/result';
import { readCursor, writeCursor } from '../cursor';
import {
  COUNTED_EXACTLY,
  type OfferHit,
  type OfferHits,
  type OfferQuery,
  type SearchEngine,
  type SearchError,
} from '../engine';
import { facetsOf, NO_FACETS, type Cell, type Counted } from '../facets';
import { marketWords, type MarketWords } from '../market-words.server';
import type { Understanding } from '../understanding/understand';
import { keptCounts } from './counts.server';
import { nearestTextWords } from './nearest-text-words.server';
import { fits, orderOf, type Order } from './order';
import type { Statement } from './statement';
import { walkStatement, type Lane } from './walk.sql';
import { wordsStatement } from './words.sql';
import { countDocuments, deleteDocuments, replaceDocuments, writeDocuments } from './write.server';

const NAME = 'postgres';

type Answer = { version: number; rows: unknown[][]; groups?: [string, string, string, number][] };
type Found = Counted & { rows: unknown[][]; exact: boolean };

const NOTHING: Found = { rows: [], exact: true, total: 0, facets: { category: [], country: [], productType: [] } };

const SCORE_OF_TIER = { 3: 100, 2: 70, 1: 40 } as const;

/** The engine that is always there: PostgreSQL alone, through prepared statements. See docs/decisions/search.md. */
export function postgresEngine(pool: Pool): SearchEngine {
  let counts: ReturnType<typeof keptCounts> | undefined;

  async function ask(statement: Statement): Promise<Answer> {
    const { rows } = await pool.query<Answer>(statement);
    return rows[0] ?? { version: 0, rows: [] };
  }

  async function search(query: OfferQuery): Promise<Result<OfferHits, SearchError>> {
    const words = await marketWords(pool);
    const { category, country } = query;
    if (category !== undefined && !words.tree.has(category))
      return fail({ code: 'unknown-category', field: 'category' });
    const asked = query.q.trim() === '' ? undefined : words.understand(query.q);
    const order = orderOf(query.sort, asked !== undefined);
    const after = query.cursor === undefined ? undefined : readCursor(query, NAME, query.cursor);
    if (query.cursor !== undefined && !(after && fits(order, after)))
      return fail({ code: 'bad-cursor', field: 'cursor' });
    counts ??= keptCounts(pool, words);
    const kept = counts;

    const most = query.limit + 1;
    const categories = category === undefined ? undefined : words.tree.below(category);
    const lanesOf = (meant: Understanding): Lane[] =>
      meant.types.map(({ code, tier, sure }) => ({ code, score: SCORE_OF_TIER[tier], sure }));
    const inCategory = ({ code }: Lane): boolean => categories?.includes(words.categoryOf(code) ?? '') ?? true;
    const chosen = { category, country };
    const walk = { country, order, after, most };

    async function everything(): Promise<Found> {
      const lanes = categories?.map((code): Lane => ({ code, score: 0, sure: true }));
      const answer = await ask(walkStatement({ ...walk, through: lanes ? { by: 'category', lanes } : 'everything' }));
      const counted = (await kept(answer.version)).ofEverything(chosen);
      return { rows: answer.rows, exact: true, ...counted };
    }

    async function byType(lanes: readonly Lane[]): Promise<Found> {
      const through = { by: 'product_type' as const, lanes: lanes.filter(inCategory) };
      const answer = await ask(walkStatement({ ...walk, through }));
      const cells = cellsOf(lanes, await kept(answer.version));
      return { rows: answer.rows, exact: true, ...facetsOf(cells, chosen, words.tree) };
    }

    async function byWords(meant: Understanding, lanes: readonly Lane[]): Promise<Found> {
      const { rest, strict, words: all } = meant;
      const answer = await ask(
        wordsStatement({ lanes, rest, strict, words: all, categories, country, order, after, most }),
      );
      const texts = (answer.groups ?? []).map(([productType, group, from, count]): Cell => {
        return { productType, category: group, country: from, count };
      });
      const whole = strict
        ? []
        : cellsOf(
            lanes.filter(({ sure }) => sure),
            await kept(answer.version),
          );
      const counted = texts.reduce((sum, { count }) => sum + count, 0);
      return {
        rows: answer.rows,
        exact: counted <= COUNTED_EXACTLY,
        ...facetsOf([...whole, ...texts], chosen, words.tree),
      };
    }

    async function answerTo(meant: Understanding): Promise<Found> {
      if (meant.words.length === 0) return NOTHING;
      const lanes = lanesOf(meant);
      if (lanes.length > 0 && meant.rest.length === 0) {
        const found = await byType(lanes);
        if (isSomething(found)) return found;
        return byWords({ ...meant, rest: meant.words, strict: true }, []);
      }
      return byWords(meant, lanes);
    }

    let corrections = asked?.corrections ?? [];
    let found = asked ? await answerTo(asked) : await everything();
    if (asked && !isSomething(found) && asked.rest.length > 0) {
      const slips = await nearestTextWords(pool, asked.rest);
      if (slips && slips.size > 0) {
        const meant = corrected(words, asked, slips);
        found = meant.corrections.length > 0 ? found : await answerTo({ ...meant, strict: true });
        corrections = Array.from(slips, ([from, to]) => ({ from, to }));
      }
    }
    return ok({
      ...page(query, order, found.rows),
      total: found.total,
      totalIsExact: found.exact,
      facets: { ...NO_FACETS, ...found.facets },
      facetsAreExact: true,
      read: { quantity: null, place: null },
      near: null,
      distances: found.rows.slice(0, query.limit).map(() => null),
      corrections: isSomething(found) ? corrections : [],
      related: relatedTo(asked, found),
    });
  }

  return {
    name: NAME,
    configure: async () => void (await marketWords(pool)),
    upsert: (documents) => writeDocuments(pool, documents),
    delete: (ids) => deleteDocuments(pool, ids),
    rebuild: (documents) => replaceDocuments(pool, documents),
    count: () => countDocuments(pool),
    search,
  };
}

/** Whether there is anything at all, whatever was chosen to narrow it. */
function isSomething({ facets }: Found): boolean {
  return facets.category.length > 0 || facets.country.length > 0;
}

function cellsOf(lanes: readonly Lane[], { byType }: { byType: ReadonlyMap<string, readonly Cell[]> }): Cell[] {
  return lanes.flatMap(({ code }) => byType.get(code) ?? []);
}

function corrected(words: MarketWords, asked: Understanding, slips: ReadonlyMap<string, string>): Understanding {
  return words.understand(asked.words.map((word) => slips.get(word) ?? word).join(' '));
}

function relatedTo(asked: Understanding | undefined, found: Found): string[] {
  if (!asked) return [];
  return isSomething(found) ? asked.related : [...asked.types.map(({ code }) => code), ...asked.related].slice(0, 8);
}

function page(
  query: OfferQuery,
  order: Order,
  rows: readonly unknown[][],
): { hits: OfferHit[]; cursor: string | null } {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hits = shown.map((row) => row[order.keys.length] as OfferHit);
  const lastHit = hits.at(-1);
  if (rows.length <= query.limit || !last || !lastHit) return { hits, cursor: null };
  return {
    hits,
    cursor: writeCursor(query, NAME, { keys: last.slice(0, order.keys.length) as (string | number)[], id: lastHit.id }),
  };
}
