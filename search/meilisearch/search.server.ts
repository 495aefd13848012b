import type { Meilisearch, RecordAny } from 'meilisearch';
import { fail, ok, type Result } from '~/platform/result';
import { readCursor, writeCursor } from '../cursor';
import { metresBetween } from '../distance';
import type { OfferFacets, OfferHit, OfferHits, OfferQuery, SearchError } from '../engine';
import { facetSteps } from '../facet-steps';
import { areCountedByCells, facetsOf, NO_FACETS, type Cell } from '../facets';
import { hitOf } from '../hit';
import type { MarketWords } from '../market-words.server';
import { isChosen, isNarrowedFurther, readQuery, relatedTo, withoutAmount, wordsRead, type Asked } from '../narrowing';
import type { Understanding } from '../understanding/understand';
import { countFacets, reckoner, unpackFacts, type Facts, type PackedFacts, type Reckoned } from './facts';
import { oneOf } from './filters';
import {
  HIT_FIELDS,
  questionForAll,
  questionsForCounts,
  questionsForHits,
  type Counting,
  type Looked,
  type Sample,
} from './questions';
import { DEEPEST } from './settings';

export const NAME = 'meilisearch';

/** Of all offers how many there are of each kind, and the facts of as many as facets are counted among. */
export type Everything = { cells: Cell[]; facts: PackedFacts[] };
type Server = { client: Meilisearch; index: string; everything: () => Promise<Everything> };
type Shown = OfferHit & { facts: PackedFacts };
type Found = { id: string; listedAt: number; facts: PackedFacts; _federation?: { weightedRankingScore: number } };
type Candidate = Omit<Found, 'facts'> & { facts: Facts };
type Counts = { cells: Cell[]; facets: OfferFacets; total: number; isWhole: boolean };
/** `isBottom`: it ends where Meilisearch shows no further. */
type Page = { hits: Shown[]; isMore: boolean; isBottom: boolean };

/** Asks Meilisearch what a query asks of the market. Throws where it cannot be reached. */
export async function searchMeilisearch(
  server: Server,
  query: OfferQuery,
  words: MarketWords,
  now: Date,
): Promise<Result<OfferHits, SearchError>> {
  const read = readQuery(query, words, now);
  if (!read.ok) return read;
  const offset = query.cursor === undefined ? 0 : offsetOf(query, query.cursor);
  if (offset === undefined) return fail({ code: 'bad-cursor', field: 'cursor' });
  let asked = read.value;
  let found = await answer(server, asked, query, offset, words);
  const fits = found.page.hits.length > 0 || asked.amount === null;
  if (!fits) {
    asked = withoutAmount(asked, query, words);
    found = await answer(server, asked, query, offset, words);
  }
  const { page, counts } = found;
  const { meant, near } = asked;
  const whole = facetsOf(counts.cells, { category: query.category, country: query.country }, words.tree);
  const further = isNarrowedFurther(asked.narrowing);
  const last = page.hits.at(-1);
  const keys = [offset + page.hits.length];
  const some = counts.cells.length > 0;
  const isMoreThanShown = further ? !counts.isWhole : whole.total > DEEPEST;
  return ok({
    hits: page.hits.map(hitOf),
    total: further ? counts.total : whole.total,
    totalIsExact: further ? counts.isWhole : true,
    facets: further ? counts.facets : { ...counts.facets, ...whole.facets },
    facetsAreExact: counts.isWhole,
    cursor: page.isMore && last ? writeCursor(query, NAME, { keys, id: last.id }) : null,
    endsEarly: !page.isMore && page.isBottom && isMoreThanShown,
    corrections: some ? (meant?.corrections ?? []) : [],
    read: wordsRead(asked, fits),
    near: near ? { country: near.country, name: near.name } : null,
    distances: page.hits.map(({ facts }) => {
      const metres = metresTo(unpackFacts(facts), asked);
      return metres === Infinity ? null : Math.round(metres);
    }),
    related: relatedTo(meant, some),
  });
}

async function answer(server: Server, asked: Asked, query: OfferQuery, offset: number, words: MarketWords) {
  const nothing = { page: { hits: [], isMore: false, isBottom: false }, counts: NOTHING };
  const { meant } = asked;
  if (meant?.words.length === 0) return nothing;
  const ask = async (given: Understanding | undefined) => {
    const looked = {
      index: server.index,
      meant: given,
      narrowing: asked.narrowing,
      sort: query.sort,
      near: asked.near,
    };
    const [page, counts] = await Promise.all([
      pageOf(server, looked, asked, query, offset),
      countsOf(server, looked, query, words),
    ]);
    return { page, counts };
  };
  const found = await ask(meant);
  const onlyTypes = meant && meant.types.length > 0 && meant.rest.length === 0;
  if (!onlyTypes || found.counts.cells.length > 0) return found;
  return ask({ ...meant, types: [], rest: meant.words, strict: true });
}

/** What Meilisearch cannot say is reckoned for the first `DEEPEST` in its order. */
function pageOf(server: Server, looked: Looked, asked: Asked, query: OfferQuery, offset: number): Promise<Page> {
  const { narrowing, placed } = asked;
  const isReckoned =
    looked.sort === 'soonest' ||
    (placed && looked.sort === 'best') ||
    isChosen(narrowing, 'by') ||
    isChosen(narrowing, 'quantity');
  return isReckoned ? reckonedPage(server, looked, asked, query, offset) : pageInOrder(server, looked, query, offset);
}

async function pageInOrder(server: Server, looked: Looked, query: OfferQuery, offset: number): Promise<Page> {
  const limit = Math.min(query.limit + 1, DEEPEST - offset);
  const hits = await hitsOf<Shown>(server, looked, { offset, limit }, HIT_FIELDS);
  const isBottom = offset + hits.length >= DEEPEST;
  return { hits: hits.slice(0, query.limit), isMore: hits.length > query.limit, isBottom };
}

/** Offers in the order asked for. What no words choose is fetched as it is sorted: ranking it takes twice as long. */
async function hitsOf<Hit extends RecordAny>(
  { client, index }: Server,
  looked: Looked,
  part: { offset: number; limit: number },
  fields: readonly string[],
): Promise<Hit[]> {
  if (!looked.meant) {
    const asked = { ...questionForAll(looked), ...part, fields: [...fields] };
    return (await client.index(index).getDocuments(asked)).results as Hit[];
  }
  const asked = { federation: part, queries: questionsForHits(looked, fields) };
  return (await client.multiSearch<typeof asked, Hit>(asked)).hits;
}

async function reckonedPage(
  server: Server,
  looked: Looked,
  asked: Asked,
  query: OfferQuery,
  offset: number,
): Promise<Page> {
  const hits = await hitsOf<Found>(server, looked, { offset: 0, limit: DEEPEST }, ['id', 'listedAt', 'facts']);
  const reckon = reckoner(asked.narrowing);
  const fitting = hits
    .map((hit): Candidate => ({ ...hit, facts: unpackFacts(hit.facts) }))
    .map((candidate) => ({ candidate, reckoned: reckon(candidate.facts) }))
    .filter(({ reckoned }) => reckoned.failed.size === 0);
  if (looked.sort === 'soonest') fitting.sort(bySoonest);
  if (looked.sort === 'best' && asked.placed) fitting.sort(byNearness(asked));
  const isBottom = hits.length >= DEEPEST;
  const ids = fitting.slice(offset, offset + query.limit).map(({ candidate }) => candidate.id);
  if (ids.length === 0) return { hits: [], isMore: false, isBottom };
  const shown = await server.client.index<Shown>(server.index).search('', {
    filter: [oneOf('id', ids)],
    limit: ids.length,
    attributesToRetrieve: [...HIT_FIELDS],
  });
  const byId = new Map(shown.hits.map((hit) => [hit.id, hit]));
  const isMore = fitting.length > offset + query.limit;
  return { hits: ids.flatMap((id) => byId.get(id) ?? []), isMore, isBottom };
}

type Fitting = { candidate: Candidate; reckoned: Reckoned };

const LAST = 99_999;

function bySoonest(a: Fitting, b: Fitting): number {
  return (a.reckoned.readyIn ?? LAST) - (b.reckoned.readyIn ?? LAST) || (a.candidate.id < b.candidate.id ? -1 : 1);
}

function byNearness(asked: Asked): (a: Fitting, b: Fitting) => number {
  const score = ({ candidate }: Fitting) => Math.round(100 * (candidate._federation?.weightedRankingScore ?? 0));
  const metres = ({ candidate }: Fitting) => Math.min(metresTo(candidate.facts, asked), Number.MAX_SAFE_INTEGER);
  return (a, b) => score(b) - score(a) || metres(a) - metres(b) || b.candidate.listedAt - a.candidate.listedAt;
}

function metresTo({ latitude, longitude }: Facts, { near }: Asked): number {
  return near && latitude !== null && longitude !== null ? metresBetween(near, { latitude, longitude }) : Infinity;
}

const NOTHING: Counts = { cells: [], facets: NO_FACETS, total: 0, isWhole: true };

async function countsOf(
  server: Server,
  looked: Looked,
  { facets: asked }: OfferQuery,
  words: MarketWords,
): Promise<Counts> {
  const byCells = areCountedByCells(asked) && !isNarrowedFurther(looked.narrowing);
  const counting = questionsForCounts(looked).filter(({ sample }) => sample === 'cells' || !byCells);
  if (counting.length === 0) return NOTHING;
  const reckon = reckoner(looked.narrowing);
  const [cells, ...sampled] = await Promise.all([
    looked.meant ? cellsOf(server, counting) : server.everything().then(({ cells: all }) => all),
    ...counting.map((question) => sampleOf(server, question)),
  ]);
  const of = (sample: Sample): Reckoned[] =>
    sampled.flatMap((facts, at) =>
      counting[at]?.sample === sample ? facts.map((packed) => reckon(unpackFacts(packed))) : [],
    );
  const narrow = of('narrow');
  const orNarrow = (sample: Sample) => (counting.some((one) => one.sample === sample) ? of(sample) : narrow);
  const facets = countFacets(
    { narrow, wide: orNarrow('wide'), around: orNarrow('around') },
    facetSteps(looked.narrowing.now.toISOString().slice(0, 10)),
    words.tree,
  );
  const isWhole = sampled.every(({ length }) => length < DEEPEST);
  return { cells, facets, isWhole, total: narrow.filter(({ failed }) => failed.size === 0).length };
}

/** Asks an index for what `Everything` is. */
export async function askEverything(server: Pick<Server, 'client' | 'index'>): Promise<Everything> {
  const all = { q: '', filter: [], matchingStrategy: 'all' as const };
  const query = { ...all, indexUid: server.index, limit: 0, facets: ['cell'] };
  const [cells, facts] = await Promise.all([cellsOf(server, [{ sample: 'cells', query }]), factsAmong(server, all)]);
  return { cells, facts };
}

async function cellsOf({ client }: Pick<Server, 'client'>, counting: readonly Counting[]): Promise<Cell[]> {
  const queries = counting.flatMap(({ sample, query }) => (sample === 'cells' ? [query] : []));
  const { results } = await client.multiSearch<{ queries: typeof queries }, object>({ queries });
  return results.flatMap(({ facetDistribution }) => cellsIn(facetDistribution?.cell ?? {}));
}

/** Documents that only filters choose are fetched as they lie, which costs a fifth of ranking them. */
async function sampleOf(server: Server, { sample, query }: Counting): Promise<PackedFacts[]> {
  if (sample === 'cells') return [];
  return query.q === '' && query.filter.length === 0 ? (await server.everything()).facts : factsAmong(server, query);
}

async function factsAmong(
  { client, index }: Pick<Server, 'client' | 'index'>,
  { q, filter, matchingStrategy }: Pick<Counting['query'], 'q' | 'filter' | 'matchingStrategy'>,
): Promise<PackedFacts[]> {
  const asked = { filter, limit: DEEPEST };
  const found: Pick<Shown, 'facts'>[] = q
    ? (await client.index<Shown>(index).search(q, { ...asked, matchingStrategy, attributesToRetrieve: ['facts'] })).hits
    : (await client.index<Shown>(index).getDocuments({ ...asked, fields: ['facts'] })).results;
  return found.map(({ facts }) => facts);
}

function cellsIn(counts: Record<string, number>): Cell[] {
  return Object.entries(counts).map(([cell, count]) => {
    const [productType = '', category = '', country = ''] = cell.split('|');
    return { productType, category, country, count };
  });
}

function offsetOf(query: OfferQuery, text: string): number | undefined {
  const [offset] = readCursor(query, NAME, text)?.keys ?? [];
  return typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && offset < DEEPEST
    ? offset
    : undefined;
}
