import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { QuotesAsked } from './quotes-asked';

/** One seller named in a form, as she stands in the records. */
export type AskedSeller = {
  enterpriseId: string;
  offerId: string | null;
  quantity: number;
  known: boolean;
  /** The buyer acts for this enterprise herself. */
  isOwn: boolean;
  /** Of the offer, else of her branch, else of her country's programme; null where there is none of these. */
  currency: string | null;
  timeZone: string;
  /** The offer's title; the product's name where it is made to measure. */
  title: string;
  language: string;
  offerIsLive: boolean;
  offerUnit: string | null;
  offerProductType: string | null;
};

/** The sellers named in a form, in the order of their ids, in which their records are then locked. */
export async function askedSellers(tx: Tx, buyer: Actor, input: QuotesAsked): Promise<AskedSeller[]> {
  const named = JSON.stringify(input.sellers);
  const { rows } = await sql<AskedSeller>`
    select a.enterprise_id, a.offer_id, a.quantity, e.id is not null as known,
      exists (select from enterprise_account w where w.enterprise_id = a.enterprise_id
        and w.account_id = ${buyer.accountId}) as is_own,
      coalesce(o.currency, b.currency, (select currency from branch where country = e.country order by code limit 1))
        as currency,
      coalesce(b.timezone, 'UTC') as time_zone,
      coalesce(o.title, upper(left(t.names->>'en', 1)) || substr(t.names->>'en', 2), t.code) as title, coalesce(o.language, 'en') as language,
      coalesce(o.state = 'live', false) as offer_is_live, o.unit as offer_unit, o.product_type as offer_product_type
    from jsonb_to_recordset(${named}::jsonb) as s("enterpriseId" uuid, "offerId" uuid, quantity int),
      lateral (select s."enterpriseId" as enterprise_id, s."offerId" as offer_id, s.quantity) a
    join product_type t on t.code = ${input.productType}
    left join enterprise e on e.id = a.enterprise_id and e.status = 'active'
    left join offer o on o.id = a.offer_id and o.enterprise_id = a.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    order by a.enterprise_id, a.offer_id
  `.execute(tx);
  return rows;
}
