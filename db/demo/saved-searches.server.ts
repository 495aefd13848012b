import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { matchSavedSearches } from '~/domain/catalogue/saved-searches/match-saved-searches.server';
import { saveSearch } from '~/domain/catalogue/saved-searches/save-search.server';
import { whatFits } from '~/domain/catalogue/saved-searches/what-fits.server';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact, type Database } from '~/platform/db.server';
import { actorOf } from './demo-actors.server';

/** Searches that the demo's buyers saved, with the ids of their forms, the same in every demo. */
const SEARCHES = [
  {
    email: 'hotel@example.org',
    formId: '00000000-0000-4000-8000-000000090000',
    name: 'Turmeric for the kitchen',
    asked: 'q=haldi&country=IN&delivery=district',
  },
  {
    email: 'exporter@example.org',
    formId: '00000000-0000-4000-8000-000000090001',
    name: 'Honey, 50 kg',
    asked: 'q=honey&quantity=50&unit=kg',
  },
];

const DAYS = 30;
const NEWEST = 500;

/** Lets the demo's buyers wait for what is new; what came since they did is found, and they are told of it. */
export async function showSavedSearches({ db, pool }: Database, clock: Clock): Promise<void> {
  const before = fixedClock(new Date(clock.now().getTime() - DAYS * 86_400_000).toISOString());
  for (const { email, ...search } of SEARCHES) {
    const actor = await actorOf(db, email);
    const query = readOfferQuery(new URLSearchParams(search.asked), 1);
    const fits = query.ok ? await whatFits(pool, query.value, before.now()) : null;
    if (!fits) throw new Error(`The demo's search means nothing: ${search.asked}`);
    const saved = await transact(db, (tx) => saveSearch(tx, actor, { ...search, fits }, before));
    if (!saved.ok) throw new Error(`The demo's search was refused: ${saved.error.code}`);
  }
  const { rows } = await pool.query<{ id: string }>(
    'select id from search_document order by listed_at desc, id desc limit $1',
    [NEWEST],
  );
  await matchSavedSearches(
    { pool },
    rows.map(({ id }) => id),
    clock,
  );
}
