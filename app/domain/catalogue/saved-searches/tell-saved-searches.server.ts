import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { translator, type Locale } from '~/platform/i18n';
import { writeToReaders, type MessageWords, type Reader } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';

const BATCH = 200;
const MOST_NAMED = 3;
const LONGEST_TITLE = 40;
const DAY_MS = 86_400_000;

type Telling = Reader & {
  searchId: string;
  name: string;
  asked: string;
  count: number;
  first: { title: string; price: number; currency: string }[];
};

/**
 * Writes to those whose saved searches found something new: one message a search, with how many and the first offers, and
 * none where the last was written less than a day ago. What has left the market meanwhile is not told. Returns how many
 * messages were written. In transactions of a few searches each; called twice, or by two at once, it tells once.
 */
export async function tellSavedSearches(db: Db, clock: Clock): Promise<number> {
  let written = 0;
  for (;;) {
    const { taken, told } = await db.transaction().execute((tx) => tellSome(tx, clock));
    written += told;
    if (taken < BATCH) return written;
  }
}

async function tellSome(tx: Tx, clock: Clock): Promise<{ taken: number; told: number }> {
  const now = clock.now();
  const { rows: due } = await sql<{ id: string }>`
    select s.id from saved_search s
    where not s.paused and (s.told_at is null or s.told_at <= ${new Date(now.getTime() - DAY_MS)})
      and exists (select from saved_search_match m where m.search_id = s.id and m.told_at is null)
    order by s.id limit ${BATCH} for update skip locked
  `.execute(tx);
  const ids = due.map(({ id }) => id);
  if (ids.length === 0) return { taken: 0, told: 0 };
  const { rows } = await sql<Telling>`
    with news as (
      update saved_search_match set told_at = ${now} where search_id = any(${ids}::uuid[]) and told_at is null
      returning search_id, offer_id
    ), shown as (
      select n.search_id, o.title, o.price_minor, o.currency,
        count(*) over (partition by n.search_id)::int as count,
        row_number() over (partition by n.search_id order by o.listed_at desc, o.id desc) as place
      from news n join market_offer o on o.id = n.offer_id
    ), first as (
      select search_id, max(count) as count,
        jsonb_agg(jsonb_build_object('title', title, 'price', price_minor, 'currency', currency) order by place) as first
      from shown where place <= ${MOST_NAMED} group by search_id
    ), told as (
      update saved_search s set told_at = ${now} from first where s.id = first.search_id
      returning s.id, s.account_id, s.name, s.asked
    )
    select told.id as search_id, a.id as account_id, a.phone, a.email, a.locale, told.name, told.asked, first.count, first.first
    from told join first on first.search_id = told.id join account a on a.id = told.account_id
    where a.disabled_at is null
    order by told.id
  `.execute(tx);
  await writeToReaders(tx, null, rows, wordsOf);
  return { taken: ids.length, told: rows.length };
}

function wordsOf({ name, asked, count, first }: Telling, locale: Locale): MessageWords {
  const { t, money } = translator(locale);
  const offers = first.map(({ title, price, currency }) =>
    t('search.message.offer', { title: title.slice(0, LONGEST_TITLE), price: money(price, currency) }),
  );
  const newest = new URLSearchParams(asked);
  newest.set('sort', 'newest');
  return {
    subject: t('search.message.subject', { name, count }),
    body: t('search.message.body', {
      ...{ name, count },
      offers: offers.join('; '),
      link: `${publicOrigin()}/offers?${newest.toString()}`,
    }),
  };
}
