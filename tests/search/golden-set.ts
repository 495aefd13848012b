import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const MOST = 10;

type Golden = { query: string; language: string; kind: string; relevant: ReadonlySet<string> };

export type Score = { queries: number; success: number | null; ndcg: number | null; nonsenseAnswered: number | null };

type Row = { query: string; language: string; kind: string; product_types: string };

/** The labelled queries: what is typed, and the product types that answer it (none for nonsense). */
export function goldenQueries(): Golden[] {
  const rows: Row[] = parse(readFileSync('tests/search/search-golden.csv', 'utf8'), { columns: true });
  return rows.map(({ query, language, kind, product_types: types }) => {
    return { query, language, kind, relevant: new Set(types.split('|').filter(Boolean)) };
  });
}

/** How many offers of each product type the demo has. */
export function demoOfferCounts(): Map<string, number> {
  const rows: { product_type: string }[] = parse(readFileSync('db/demo/demo-offers.csv', 'utf8'), { columns: true });
  const counts = new Map<string, number>();
  for (const { product_type: type } of rows) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/**
 * Asks every query and scores the product types of the first ten hits: success@1, nDCG@10 against an ideal list of as
 * many relevant hits as exist (at most ten), and the share of nonsense that was answered with anything. By kind and `all`.
 */
export async function scoreGoldenSet(ask: (query: string) => Promise<string[]>): Promise<Map<string, Score>> {
  const counts = demoOfferCounts();
  const byKind = new Map<string, { golden: Golden; types: string[] }[]>();
  for (const golden of goldenQueries()) {
    const answered = { golden, types: (await ask(golden.query)).slice(0, MOST) };
    for (const kind of [golden.kind, 'all']) byKind.set(kind, [...(byKind.get(kind) ?? []), answered]);
  }
  return new Map(Array.from(byKind, ([kind, answers]) => [kind, scoreOf(answers, counts)]));
}

function scoreOf(answers: { golden: Golden; types: string[] }[], counts: Map<string, number>): Score {
  const real = answers.filter(({ golden }) => golden.relevant.size > 0);
  const nonsense = answers.filter(({ golden }) => golden.relevant.size === 0);
  const mean = (values: number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    queries: answers.length,
    success: mean(real.map(({ golden, types }) => (types[0] && golden.relevant.has(types[0]) ? 1 : 0))),
    ndcg: mean(real.map(({ golden, types }) => ndcg(golden.relevant, types, counts))),
    nonsenseAnswered: mean(nonsense.map(({ types }) => (types.length > 0 ? 1 : 0))),
  };
}

function ndcg(relevant: ReadonlySet<string>, types: string[], counts: Map<string, number>): number {
  const gains: number[] = types.map((type) => (relevant.has(type) ? 1 : 0));
  const found = gains.reduce((sum, gain) => sum + gain, 0);
  const existing = [...relevant].reduce((sum, type) => sum + (counts.get(type) ?? 0), 0);
  const ideal = Array.from({ length: Math.max(1, found, Math.min(MOST, existing)) }, () => 1);
  return dcg(gains) / dcg(ideal);
}

function dcg(gains: number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
}
