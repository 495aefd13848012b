import type { Pool } from 'pg';
import { fail, ok, type Result } from '~/platform/result';
import { readCursor, writeCursor } from '../cursor';
import {
  COUNTED_EXACTLY,
  type OfferFacets,
  type OfferHit,
  type OfferHits,
  type OfferQuery,
  type SearchEngine,
  type SearchError,
} from '../engine';
import { facetSteps } from '../facet-steps';
import { areCountedByCells, facetsOf, NO_FACETS, type Cell } from '../facets';
import { marketWords, type MarketWords } from '../market-words.server';
import {
  isNarrowedFurther,
  readQuery,
  relatedTo,
  withoutAmount,
  wordsRead,
  type Asked,
  type Narrowing,
} from '../narrowing';
import type { Understanding } from '../understanding/understand';
import { keptCounts, type Counts } from './counts.server';
import { facetMemory } from './facet-memory';
import { facetsOfAnswer, type CountedFacets } from './facets-of-answer';
import { isAnyLaneCut } from './looked-at';
import { nearestTextWords } from './nearest-text-words.server';
import { fits, orderOf, type Order } from './order';
import { walkStatement, wordsStatement } from './question.sql';
import type { Statement } from './statement';
import { lookedAtOf, type Lane, type Through, type Walk } from './walk.sql';
import { plainLookedAt } from './words.sql';
import { countDocuments, deleteDocuments, replaceDocuments, writeDocuments } from './write.server';

const NAME = 'postgres';

type Answer = {
  version: number;
  rows: unknown[][];
  groups?: [string, string, string, number][];
  facets?: CountedFacets;
};
type Found = {
  rows: unknown[][];
  total: number;
  exact: boolean;
  facets: OfferFacets;
  facetsAreExact: boolean;
  /** Whether offers may fit that were not looked at. */
  cut: boolean;
  /** Whether there is anything at all, whatever was chosen to narrow it. */
  some: boolean;
};

const NOTHING: Found = {
  rows: [],
  total: 0,
  exact: true,
  facets: NO_FACETS,
  facetsAreExact: true,
  cut: false,
  some: false,
};

const typeOf = ({ productType }: Cell): string => productType;
const categoryOf = ({ category }: Cell): string => category;

const SCORE_OF_TIER = { 3: 100, 2: 70, 1: 40 } as const;

/** The engine that is always there: PostgreSQL alone. See docs/decisions/search.md. */
export function postgresEngine(pool: Pool): SearchEngine {
  let counts: ReturnType<typeof keptCounts> | undefined;

  async function ask(statement: Statement): Promise<Answer> {
    const { rows } = await pool.query<Answer>(statement);
    return rows[0] ?? { version: 0, rows: [] };
  }

  const askCounted = facetMemory(ask);

  async function search(query: OfferQuery, now = new Date()): Promise<Result<OfferHits, SearchError>> {
    const words = await marketWords(pool);
    const read = readQuery(query, words, now);
    if (!read.ok) return read;
    const order = orderOf(query.sort, read.value.meant !== undefined, read.value.placed);
    const after = query.cursor === undefined ? undefined : readCursor(query, NAME, query.cursor);
    if (query.cursor !== undefined && !(after && fits(order, after)))
      return fail({ code: 'bad-cursor', field: 'cursor' });
    counts ??= keptCounts(pool, words);
    const kept = counts;

    let asked = read.value;
    const page = { order, after, most: query.limit + 1 };
    let { found, corrections } = await answer(asked);
    const fitting = found.rows.length > 0 || asked.amount === null;
    if (!fitting) {
      asked = withoutAmount(asked, query, words);
      ({ found, corrections } = await answer(asked));
    }
    const { meant } = asked;
    const shown = pageOf(query, order, found.rows);
    return ok({
      ...shown,
      endsEarly: shown.cursor === null && found.cut,
      total: found.total,
      totalIsExact: found.exact,
      facets: found.facets,
      facetsAreExact: found.facetsAreExact,
      corrections: found.some ? corrections : [],
      read: wordsRead(asked, fitting),
      near: asked.near ? { country: asked.near.country, name: asked.near.name } : null,
      related: relatedTo(meant, found.some),
    });

    async function answer({ meant, narrowing, near }: Asked) {
      const steps = facetSteps(now.toISOString().slice(0, 10));
      const { categories, country } = narrowing;
      const chosen = { category: query.category, country };
      const further = isNarrowedFurther(narrowing);
      const counting = further || !areCountedByCells(query.facets) ? { steps, facets: query.facets } : undefined;
      const inCategory = ({ code }: Lane): boolean => categories?.includes(words.categoryOf(code) ?? '') ?? true;

      const isThere = (cell: Cell): boolean => country === undefined || cell.country === country;
      const isWithin = (cell: Cell): boolean => isThere(cell) && (categories?.includes(cell.category) ?? true);

      /**
       * Kept counts where they can tell, else what was counted among the first offers: where these were all, nothing that
       * is looked at one by one was left out, however many there are outside of what was chosen.
       */
      function counted(answer: Answer, cells: readonly Cell[], exact: boolean, isCut: boolean): Found {
        const { facets: among } = answer;
        const whole = facetsOf(cells, chosen, words.tree);
        const some = whole.facets.category.length > 0 || whole.facets.country.length > 0;
        const facets = among ? facetsOfAnswer(among, words.tree) : NO_FACETS;
        const facetsAreExact = exact && (among?.exact ?? true);
        const { rows } = answer;
        const told = { rows, some, facetsAreExact, cut: !exact || (isCut && !among?.whole) };
        if (further) return { ...told, facets, total: among?.total ?? 0, exact: facetsAreExact };
        return { ...told, facets: { ...facets, ...whole.facets }, total: whole.total, exact };
      }

      /** Counts through what was meant, whatever the page walks through. */
      function askFor(walk: Walk, through: Through): Promise<Answer> {
        if (!counting) return ask(walkStatement(walk, undefined));
        return askCounted(keyOf(through, narrowing, query.facets), (facets) =>
          walkStatement(walk, facets ? { through, ...counting } : undefined),
        );
      }

      async function everything(): Promise<Found> {
        const lanes = categories?.map((code): Lane => ({ code, score: 0, sure: true }));
        const through: Through = lanes ? { by: 'category', lanes } : 'everything';
        const answer = await askFor({ ...page, narrowing, near, through }, through);
        const { cells } = await kept(answer.version);
        const most = lookedAtOf({ through, narrowing, order });
        const byCategory = lanes && narrowing.districtKey === undefined;
        const looked = cells.filter(byCategory ? isWithin : isThere);
        return counted(answer, cells, true, isAnyLaneCut(looked, most, byCategory ? categoryOf : () => ''));
      }

      async function byType(lanes: readonly Lane[]): Promise<Found> {
        const through: Through = { by: 'product_type', lanes: lanes.filter(inCategory) };
        const all: Through = { by: 'product_type', lanes };
        const answer = await askFor({ ...page, narrowing, near, through }, all);
        const cells = cellsOf(lanes, await kept(answer.version));
        const most = lookedAtOf({ through, narrowing, order });
        return counted(answer, cells, true, isAnyLaneCut(cells.filter(isWithin), most, typeOf));
      }

      async function byWords(meant: Understanding, lanes: readonly Lane[]): Promise<Found> {
        const { rest, strict, words: all } = meant;
        const answer = await ask(
          wordsStatement({ ...page, lanes, rest, strict, words: all, narrowing, near }, counting),
        );
        const texts = (answer.groups ?? []).map(([productType, category, from, count]): Cell => {
          return { productType, category, country: from, count };
        });
        const sure = strict ? [] : lanes.filter((lane) => lane.sure);
        const whole = cellsOf(sure, await kept(answer.version));
        const byText = texts.reduce((sum, { count }) => sum + count, 0);
        const isCut = isAnyLaneCut(whole, plainLookedAt({ lanes, narrowing, order }), typeOf);
        return counted(answer, [...whole, ...texts], byText <= COUNTED_EXACTLY, isCut);
      }

      async function answerTo(meant: Understanding): Promise<Found> {
        if (meant.words.length === 0) return NOTHING;
        const lanes = meant.types.map(({ code, tier, sure }): Lane => ({ code, score: SCORE_OF_TIER[tier], sure }));
        if (lanes.length === 0 || meant.rest.length > 0) return byWords(meant, lanes);
        const found = await byType(lanes);
        return found.some ? found : byWords({ ...meant, rest: meant.words, strict: true }, []);
      }

      let corrections = meant?.corrections ?? [];
      let found = meant ? await answerTo(meant) : await everything();
      if (meant && !found.some && meant.rest.length > 0) {
        const slips = await nearestTextWords(pool, meant.rest);
        if (slips && slips.size > 0) {
          const other = corrected(words, meant, slips);
          found = other.corrections.length > 0 ? found : await answerTo({ ...other, strict: true });
          corrections = Array.from(slips, ([from, to]) => ({ from, to }));
        }
      }
      return { found, corrections };
    }
  }

  return {
    name: NAME,
    configure: async () => void (await marketWords(pool)),
    upsert: (documents) => writeDocuments(pool, documents),
    delete: (ids) => deleteDocuments(pool, ids),
    rebuild: (documents) => replaceDocuments(pool, documents),
    count: () => countDocuments(pool),
    isCurrent: () => Promise.resolve(true),
    search,
  };
}

/** What facets are counted by: the question, the hour, by which sellers' days are told, and which facets. */
function keyOf(through: Through, { now, ...narrowing }: Narrowing, facets: OfferQuery['facets']): string {
  return JSON.stringify([through, narrowing, now.toISOString().slice(0, 13), facets]);
}

function cellsOf(lanes: readonly Lane[], { byType }: Counts): Cell[] {
  return lanes.flatMap(({ code }) => byType.get(code) ?? []);
}

function corrected(words: MarketWords, asked: Understanding, slips: ReadonlyMap<string, string>): Understanding {
  return words.understand(asked.words.map((word) => slips.get(word) ?? word).join(' '));
}

function pageOf(
  query: OfferQuery,
  order: Order,
  rows: readonly unknown[][],
): Pick<OfferHits, 'hits' | 'distances' | 'cursor'> {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hits = shown.map((row) => row[order.keys.length] as OfferHit);
  const distances = shown.map((row) => row[order.keys.length + 1] as number | null);
  const lastHit = hits.at(-1);
  if (rows.length <= query.limit || !last || !lastHit) return { hits, distances, cursor: null };
  const keys = last.slice(0, order.keys.length) as (string | number)[];
  return { hits, distances, cursor: writeCursor(query, NAME, { keys, id: lastHit.id }) };
}
