import { sql } from 'kysely';
import type { Db, Tx } from '~/platform/db.server';
import { nameIn, translator, type Locale, type Names } from '~/platform/i18n';
import { writeToReaders, type MessageWords, type Reader } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';

type Facts = {
  number: string;
  quantity: number;
  unitNames: Names;
  productNames: Names;
  district: string;
  latestOn: string;
  openUntil: string;
  sellers: number | null;
  totalMinor: number | null;
  currency: string;
  readyOn: string | null;
};

/** Tells the sellers who fit a post and were not told of it before, each once, in her language; nobody once it is over. */
export async function tellFitting(db: Db, eventId: number, postId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const facts = await factsOf(tx, postId);
    if (!facts) return;
    const { rows } = await sql<Reader>`
      with told as (
        update wanted_fit set told_at = now() where post_id = ${postId} and told_at is null returning enterprise_id
      )
      select distinct on (a.id) a.id as account_id, a.phone, a.email, a.locale
      from told join enterprise_account w on w.enterprise_id = told.enterprise_id
      join account a on a.id = w.account_id
      where a.disabled_at is null
      order by a.id
    `.execute(tx);
    await writeToReaders(tx, eventId, rows, (_, locale) => wordsOf('wanted.message.fits', facts, postId, locale));
  });
}

/** Tells a post's owner that what nobody could cover can be covered now; nothing where it cannot any more. */
export async function tellCoverable(db: Db, eventId: number, postId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const facts = await factsOf(tx, postId);
    if (facts?.totalMinor === null || !facts) return;
    const { rows } = await sql<Reader>`
      select a.id as account_id, a.phone, a.email, a.locale
      from wanted_post p join account a on a.id = p.account_id
      where p.id = ${postId} and a.disabled_at is null
    `.execute(tx);
    await writeToReaders(tx, eventId, rows, (_, locale) => wordsOf('wanted.message.coverable', facts, postId, locale));
  });
}

async function factsOf(tx: Tx, postId: string): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select p.number, p.quantity, u.names as unit_names, t.names as product_names, p.district, p.latest_on, p.open_until,
      m.sellers, m.total_minor, p.currency, m.ready_on
    from wanted_post p
    join unit u on u.code = p.unit
    join product_type t on t.code = p.product_type
    left join wanted_match m on m.post_id = p.id
    where p.id = ${postId} and p.state = 'open'
  `.execute(tx);
  return rows[0];
}

function wordsOf(
  words: 'wanted.message.fits' | 'wanted.message.coverable',
  facts: Facts,
  postId: string,
  locale: Locale,
): MessageWords {
  const { t, number, date, money } = translator(locale);
  const values = {
    number: facts.number,
    quantity: number(facts.quantity),
    unit: nameIn(facts.unitNames, locale),
    product: nameIn(facts.productNames, locale),
    district: facts.district,
    latest: date(facts.latestOn),
    openUntil: date(facts.openUntil),
    sellers: facts.sellers ?? 0,
    total: facts.totalMinor === null ? '' : money(facts.totalMinor, facts.currency),
    ready: facts.readyOn === null ? '' : date(facts.readyOn),
    link: `${publicOrigin()}/wanted/${postId}`,
  };
  return { subject: t(`${words}.subject`, values), body: t(`${words}.body`, values) };
}
