import { sql, type RawBuilder } from 'kysely';
import { publicName } from '~/domain/identity/public-name';
import type { Db } from '~/platform/db.server';
import { writeToReaders, type Reader } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { togetherMessage, type Told, type TogetherFacts } from './together-messages';
import type { TogetherEvent, TogetherPriceRose } from './together.events';

type Sharer = Reader & {
  state: 'in' | 'left' | 'left_out' | null;
  quantity: number | null;
  highestPriceMinor: number | null;
  amountMinor: number | null;
};

/** Tells the group's members who have an account that a purchase is open, but for who opened it. */
export async function tellOpened(db: Db, eventId: number, { purchaseId }: TogetherEvent): Promise<void> {
  await tell(db, eventId, purchaseId, sql`a.id <> p.opened_by and p.state = 'open'`, (facts) => ({
    words: 'opened',
    facts,
  }));
}

/** Tells those who take part that one unit costs more, but for who made it so, and whether their word is asked for again. */
export async function tellPriceRose(
  db: Db,
  eventId: number,
  { purchaseId, historyId }: TogetherPriceRose,
): Promise<void> {
  const { rows } = await sql<{ kind: string; member: string | null; fromMinor: number; toMinor: number }>`
    select v.kind, w.display_name as member, v.price_before_minor as from_minor, v.price_after_minor as to_minor
    from group_purchase_event v left join member w on w.id = v.member_id where v.id = ${historyId}
  `.execute(db);
  const [rise] = rows;
  if (!rise) return;
  const others = sql`s.state = 'in' and p.state = 'open'
    and a.id is distinct from (select account_id from group_purchase_event where id = ${historyId})`;
  await tell(db, eventId, purchaseId, others, (facts, { quantity, highestPriceMinor }) => {
    const agreed = highestPriceMinor !== null && highestPriceMinor >= rise.toMinor;
    const price = { fromMinor: rise.fromMinor, toMinor: rise.toMinor, amountMinor: rise.toMinor * (quantity ?? 0) };
    const words = rise.kind === 'left' ? 'left' : 'fewer';
    return { words, facts, ...price, member: rise.member ?? '', agreed };
  });
}

/** Tells those who took part that a purchase was ordered (each what she pays), called off, or came to nothing. */
export async function tellClosed(db: Db, eventId: number, { purchaseId }: TogetherEvent): Promise<void> {
  const touched = sql`s.state in ('in', 'left_out') and p.state <> 'open'`;
  await tell(db, eventId, purchaseId, touched, (facts, { state, amountMinor }) => {
    if (facts.state !== 'ordered') return { words: 'cancelled', facts };
    return state === 'left_out' || amountMinor === null
      ? { words: 'leftOut', facts }
      : { words: 'ordered', facts, amountMinor };
  });
}

async function tell(
  db: Db,
  eventId: number,
  purchaseId: string,
  whom: RawBuilder<unknown>,
  toldOf: (facts: TogetherFacts, reader: Sharer) => Told,
): Promise<void> {
  const facts = await factsOf(db, purchaseId);
  if (!facts) return;
  const { rows } = await sql<Sharer>`
    select a.id as account_id, a.phone, a.email, a.locale, s.state, s.quantity, s.highest_price_minor,
      (select amount_minor from purchase_order_allocation l where l.order_id = p.order_id and l.member_id = m.member_id)
    from group_purchase p
    join open_membership m on m.group_id = p.group_id
    join account a on a.member_id = m.member_id and a.disabled_at is null
    left join group_purchase_share s on s.purchase_id = p.id and s.member_id = m.member_id
    where p.id = ${purchaseId} and ${whom}
    order by a.id
  `.execute(db);
  await db
    .transaction()
    .execute((tx) =>
      writeToReaders(tx, eventId, rows, (reader, locale) => togetherMessage(toldOf(facts, reader), locale)),
    );
}

type FactsRow = Omit<TogetherFacts, 'link' | 'seller'> & {
  enterprise: string;
  kind: string;
  country: string;
  hidesName: boolean;
};

async function factsOf(db: Db, purchaseId: string): Promise<TogetherFacts | undefined> {
  const { rows } = await sql<FactsRow>`
    select p.state, o.title, o.currency, p.closes_on, opener.display_name as opener, e.name as enterprise, e.kind, e.country,
      e.hides_name,
      (select reason from group_purchase_event v where v.purchase_id = p.id and v.kind = 'cancelled') as reason
    from group_purchase p
    join offer o on o.id = p.offer_id
    join enterprise e on e.id = o.enterprise_id
    join account opener on opener.id = p.opened_by
    where p.id = ${purchaseId}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { enterprise, kind, country, hidesName, ...facts } = row;
  const seller = publicName({ kind, country, hidesName, name: enterprise });
  return { ...facts, seller, link: `${publicOrigin()}/together/${purchaseId}` };
}
