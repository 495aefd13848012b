import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { seesPurchase, STILL_A_MEMBER } from './purchase-access.server';
import type { PurchaseState } from './purchase.states';

/** A purchase as a list shows it. */
export type ListedPurchase = {
  id: string;
  group: string;
  state: PurchaseState;
  closesOn: string;
  title: string;
  productType: string;
  unit: string;
  /** Units and members together, of those who are in. */
  quantity: number;
  people: number;
  /** What the reader takes; null where she is not in. */
  ownQuantity: number | null;
};

const PAGE = 20;

/** The purchases of the actor's groups, open ones first, the newest first. `cursor` is the `next` of the page before. */
export async function purchasePage(
  db: Db,
  actor: Actor,
  cursor: string | null,
): Promise<{ purchases: ListedPurchase[]; next: string | null }> {
  const [open, id] = cursor?.split('.') ?? [];
  const after = isId(id) ? sql`and (p.state = 'open', p.id) < (${open === '1'}, ${id}::uuid)` : sql``;
  const { rows } = await sql<ListedPurchase>`
    select p.id, g.name as group, p.state, p.closes_on, o.title, o.product_type, o.unit,
      coalesce(i.quantity, 0)::int as quantity, coalesce(i.people, 0)::int as people, i.own_quantity
    from group_purchase p
    join self_help_group g on g.id = p.group_id
    join offer o on o.id = p.offer_id
    left join lateral (
      select sum(s.quantity) as quantity, count(*) as people,
        max(s.quantity) filter (where s.member_id = ${actor.memberId}::uuid) as own_quantity
      from group_purchase_share s
      where s.purchase_id = p.id and s.state = 'in' and (p.state <> 'open' or ${STILL_A_MEMBER})
    ) i on true
    where ${seesPurchase(actor)} ${after}
    order by p.state = 'open' desc, p.id desc limit ${PAGE + 1}
  `.execute(db);
  const purchases = rows.slice(0, PAGE);
  const last = purchases.at(-1);
  const next = rows.length > PAGE && last ? `${last.state === 'open' ? 1 : 0}.${last.id}` : null;
  return { purchases, next };
}
