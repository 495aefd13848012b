import { scoreGoldenSet } from './golden-set';

/** `npm run search:evaluate [-- http://localhost:3000]`: the public search set against a running market, by kind. */
const base = new URL(process.argv[2] ?? 'http://localhost:3000');
if (!['localhost', '127.0.0.1', '[::1]'].includes(base.hostname))
  throw new Error('Only a market on this machine is asked.');

const scores = await scoreGoldenSet(async (query) => {
  const response = await fetch(new URL(`/api/v1/offers?limit=10&q=${encodeURIComponent(query)}`, base));
  if (!response.ok) throw new Error(`“${query}” was answered with status ${response.status}`);
  const { hits } = (await response.json()) as { hits: { productType: string }[] };
  return hits.map(({ productType }) => productType);
});

const figure = (value: number | null) => (value === null ? '–' : value.toFixed(3)).padStart(18);
process.stdout.write(
  `${'kind'.padEnd(18)}${'queries'.padStart(8)}${'success@1'.padStart(18)}${'nDCG@10'.padStart(18)}`,
);
process.stdout.write(`${'nonsense answered'.padStart(18)}\n`);
for (const [kind, { queries, success, ndcg, nonsenseAnswered }] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const row = kind.padEnd(18) + String(queries).padStart(8) + figure(success) + figure(ndcg) + figure(nonsenseAnswered);
  process.stdout.write(`${row}\n`);
}
