import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { SMALLEST_CELL } from '~/platform/small-cells';

/** What ties a reader to a supplier. */
export type SupplierTies = {
  isOwn: boolean;
  /** She asked it for a sample or a quote, or ordered from it. */
  mayCall: boolean;
  /** The supplier's, where she may call it and it gave one. */
  phone: string | null;
  /** Members of the reader's branch who bought from it; null for fewer than ten, or a reader of no branch. */
  usedBy: number | null;
  openSamples: { id: string; title: string }[];
};

/** An order stands for use once it is accepted. */
const USED = sql`o.state in ('accepted', 'ready', 'delivered', 'completed')`;

/** What ties the actor to a supplier: contact, use by members of her branch, samples on their way. */
export async function supplierTies(db: Db, { accountId }: Actor, enterpriseId: string): Promise<SupplierTies> {
  const { rows } = await sql<Omit<SupplierTies, 'usedBy'> & { members: number }>`
    select
      exists (select from supplier_account s where s.enterprise_id = e.id and s.account_id = ${accountId}) as is_own,
      known.may_call, case when known.may_call then e.contact_phone end as phone,
      (select count(distinct b.member_id)::int
        from purchase_order o
        join account b on b.id = o.buyer_account_id
        join open_membership m on m.member_id = b.member_id
        join self_help_group g on g.id = m.group_id
        where o.enterprise_id = e.id and ${USED} and g.branch_id in (
          select og.branch_id from account oa
          join open_membership om on om.member_id = oa.member_id
          join self_help_group og on og.id = om.group_id
          where oa.id = ${accountId})) as members,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title) order by r.id desc)
        from sample_request r where r.enterprise_id = e.id and r.account_id = ${accountId}
          and r.state in ('asked', 'promised', 'sent')), '[]') as open_samples
    from enterprise e
    cross join lateral (
      select exists (select from sample_request r where r.enterprise_id = e.id and r.account_id = ${accountId})
        or exists (select from quote_request q where q.enterprise_id = e.id and q.buyer_account_id = ${accountId})
        or exists (select from purchase_order o where o.enterprise_id = e.id and o.buyer_account_id = ${accountId})
        as may_call
    ) known
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier'
  `.execute(db);
  const [row] = rows;
  if (!row) return { isOwn: false, mayCall: false, phone: null, usedBy: null, openSamples: [] };
  const { members, ...ties } = row;
  return { ...ties, usedBy: members >= SMALLEST_CELL ? members : null };
}

/** A supplier of whom samples are asked, with its live offers; undefined where it is not vetted, or no supplier. */
export async function supplierToAsk(
  db: Db,
  enterpriseId: string,
): Promise<{ id: string; name: string; offers: { id: string; title: string; unit: string }[] } | undefined> {
  const { rows } = await sql<{ id: string; name: string; offers: { id: string; title: string; unit: string }[] }>`
    select e.id, e.name, coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'unit', o.unit)
      order by o.published_at desc, o.id desc) from offer o where o.enterprise_id = e.id and o.state = 'live'), '[]') as offers
    from enterprise e where e.id = ${enterpriseId}::uuid and e.kind = 'supplier' and e.vetted_on is not null
  `.execute(db);
  return rows[0];
}

/** The name of a supplier that is not blocked; undefined for any other enterprise. */
export async function supplierName(db: Db, enterpriseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from enterprise e where e.id = ${enterpriseId}::uuid and e.kind = 'supplier'
      and not exists (select from supplier_block k where k.enterprise_id = e.id and k.lifted_at is null)
  `.execute(db);
  return rows[0]?.name;
}
