import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { OFFER_CHANGED } from './offer.events';

/**
 * Makes the public name of a member's own enterprises follow her newest word on being named: initials and district after
 * she took her consent back, the whole name after she gave it. One owner who does not want to be named is enough. Tells
 * `offer.changed` for every offer that is shown under another name. Doing it twice changes nothing.
 */
export async function followNameConsent(tx: Tx, memberId: string): Promise<void> {
  const { rows } = await sql<{ offerId: string | null }>`
    with own as (
      select e.id from enterprise e join enterprise_owner w on w.enterprise_id = e.id
      where w.member_id = ${memberId}::uuid and e.kind = 'individual' order by e.id for update of e
    ), wanted as (
      select o.id, bool_or(newest.withdrawn) as hides
      from own o join enterprise_owner w on w.enterprise_id = o.id
      cross join lateral (
        select coalesce((select withdrawn_at is not null from consent c
          where c.member_id = w.member_id and c.purpose = 'public_name'
          order by c.given_at desc, c.withdrawn_at desc nulls first limit 1), false) as withdrawn
      ) newest
      group by o.id
    ), changed as (
      update enterprise e set hides_name = w.hides from wanted w where e.id = w.id and e.hides_name <> w.hides
      returning e.id
    )
    select o.id as offer_id from changed c join offer o on o.enterprise_id = c.id and o.published_at is not null
  `.execute(tx);
  for (const { offerId } of rows) if (offerId) await emit(tx, OFFER_CHANGED, { offerId });
}
