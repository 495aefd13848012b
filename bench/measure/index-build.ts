import { allMarketDocuments } from '~search/documents.server';
import { enginesOf } from '~search/engine-in-use.server';
import { postgresEngine } from '~search/postgres/engine.server';
import type { BenchDatabase } from '../place';
import { say, sayBeside } from '../report';

/** Words, what a list shows, and the two indexes that a search cannot do without. */
const LIMIT = [
  `create table bench_index as
    select id, product_type, category, country, listed_at, setweight(to_tsvector('simple', title), 'A')
      || setweight(to_tsvector('simple', enterprise || ' ' || district), 'B')
      || setweight(to_tsvector('simple', description), 'D') as words, row_to_json(m) as hit from market_offer m`,
  'create index on bench_index using gin (words)',
  'create index on bench_index (listed_at desc, id desc)',
  'analyze bench_index',
  'drop table bench_index',
];

/** Builds the search index from nothing, as `rebuild` does, and leaves it built. */
export async function measureIndexBuild({ owner, application }: BenchDatabase, offers: number): Promise<void> {
  const begun = performance.now();
  await postgresEngine(application.pool).rebuild(allMarketDocuments(application.pool));
  const built = performance.now();
  for (const statement of LIMIT) await owner.pool.query(statement);
  const limit = (performance.now() - built) / 1000;
  sayBeside(`index build, ${offers} offers`, (built - begun) / 1000, { value: limit, of: 'PostgreSQL alone' }, 's');
}

/** Fills Meilisearch from nothing into a second index that changes places with the first, as `rebuild` does. */
export async function measureMeilisearchBuild({ application }: BenchDatabase, offers: number): Promise<void> {
  const { beside } = enginesOf(application.pool);
  if (!beside) throw new Error('Meilisearch is not configured.');
  await beside.configure();
  const begun = performance.now();
  await beside.rebuild(allMarketDocuments(application.pool));
  say(`index build, ${offers} offers, Meilisearch`, (performance.now() - begun) / 1000, 's');
}
