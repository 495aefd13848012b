import { sql } from 'kysely';
import { todayAnywhere, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { OFFERS_CHANGED } from './offer.events';

/** History rows that a change of many offers wrote, and how many offers it changed. */
type Range = { first: number | null; last: number | null; count: number };

/**
 * The enterprises that may sell, their standing locked until the transaction ends, so that no new decision comes between
 * the check and the offers that rest on it. Suppliers come from outside and sell when staff have vetted them.
 */
const maySell = (enterpriseIds: string[], clock: Clock) => sql`
  standing as materialized (
    select enterprise_id, decision_id from enterprise_standing
    where enterprise_id = any(${enterpriseIds}::uuid[]) and outcome in ('eligible', 'at_risk')
    order by enterprise_id for share
  ), supplier as materialized (
    select id from enterprise
    where id = any(${enterpriseIds}::uuid[]) and kind = 'supplier' and vetted_on <= ${todayAnywhere(clock)}::date
    order by id for share
  ), may_sell as materialized (
    select enterprise_id, decision_id from standing
    union all select id, null from supplier
  )`;

/** Ends a statement whose CTE `changed` holds (id, from_state, to_state, decision_id): writes history, returns its range. */
const written = (at: Date, reason: string) => sql`
  , history as (
    insert into offer_event (offer_id, from_state, to_state, reason, decision_id, at)
    select id, from_state, to_state, ${reason}, decision_id, ${at} from changed order by id
    returning id
  )
  select min(id) as first, max(id) as last, count(*)::int as count from history`;

async function tell(tx: Tx, { first, last, count }: Range): Promise<number> {
  if (first !== null && last !== null) await emit(tx, OFFERS_CHANGED, { firstEventId: first, lastEventId: last });
  return count;
}

/**
 * Puts the finished drafts that wait for it on the market, for those of the enterprises that may sell now. Returns how
 * many went live; tells `offers.changed` once. Thousands of enterprises at a time are fine.
 */
export async function publishWaitingOffers(tx: Tx, enterpriseIds: string[], clock: Clock): Promise<number> {
  const at = clock.now();
  const { rows } = await sql<Range>`
    with ${maySell(enterpriseIds, clock)}, changed as (
      update offer o set state = 'live', publish_when_eligible = false, version = o.version + 1, updated_at = ${at},
        published_at = coalesce(o.published_at, ${at})
      from may_sell m
      where o.enterprise_id = m.enterprise_id and o.state = 'draft' and o.publish_when_eligible
        and o.product_type is not null and o.title is not null and o.unit is not null and o.price_minor is not null
        and o.min_quantity is not null and o.quantity_step is not null and o.lead_time_days is not null
        and (o.stock is not null or o.weekly_capacity is not null)
      returning o.id, 'draft' as from_state, 'live' as to_state, m.decision_id
    )
    ${written(at, 'eligible')}
  `.execute(tx);
  return tell(tx, rows[0] ?? { first: null, last: null, count: 0 });
}

/**
 * Makes live offers follow their sellers' standing: of the enterprises that may not sell now they are paused, and what
 * was paused for that reason alone comes back for those that may. Returns how many changed; tells `offers.changed` once.
 */
export async function pauseOffersOfIneligible(tx: Tx, enterpriseIds: string[], clock: Clock): Promise<number> {
  const at = clock.now();
  const { rows } = await sql<Range>`
    with ${maySell(enterpriseIds, clock)}, paused as (
      update offer o set state = 'paused', paused_by = 'standing', version = o.version + 1, updated_at = ${at}
      where o.enterprise_id = any(${enterpriseIds}::uuid[]) and o.state = 'live'
        and o.enterprise_id not in (select enterprise_id from may_sell)
      returning o.id, (select s.decision_id from enterprise_standing s where s.enterprise_id = o.enterprise_id)
    ), resumed as (
      update offer o set state = 'live', paused_by = null, version = o.version + 1, updated_at = ${at}
      from may_sell m
      where o.enterprise_id = m.enterprise_id and o.state = 'paused' and o.paused_by = 'standing'
      returning o.id, m.decision_id
    ), changed as (
      select id, 'live' as from_state, 'paused' as to_state, decision_id from paused
      union all select id, 'paused', 'live', decision_id from resumed
    )
    ${written(at, 'standing')}
  `.execute(tx);
  return tell(tx, rows[0] ?? { first: null, last: null, count: 0 });
}
