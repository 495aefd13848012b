import { sql, type RawBuilder } from 'kysely';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { keepsSuppliersOf } from '../visits/visit-access.server';

/** `waiting`: never vetted, or no longer. */
export const SUPPLIER_STATES = ['vetted', 'waiting', 'blocked'] as const;
export type SupplierState = (typeof SUPPLIER_STATES)[number];

export type SupplierRow = {
  id: string;
  code: string;
  name: string;
  country: string;
  district: string;
  state: SupplierState;
  vettedOn: string | null;
  liveOffers: number;
};

export type SupplierFilter = { text: string; state: SupplierState | null; cursor: string | null };

const PAGE_SIZE = 50;

const STATE = sql<SupplierState>`case when k.id is not null then 'blocked' when e.vetted_on is not null then 'vetted'
  else 'waiting' end`;

/** A page of the suppliers of the staff's countries, by code. The cursor is the last code of the page before. */
export async function suppliers(
  db: Db,
  staff: Staff,
  { text, state, cursor }: SupplierFilter,
): Promise<{ rows: SupplierRow[]; next: string | null }> {
  const words = text.trim().replace(/[\\%_]/g, '\\$&');
  const { rows } = await sql<SupplierRow>`
    select e.id, e.code, e.name, e.country, e.district, ${STATE} as state, e.vetted_on,
      (select count(*)::int from offer o where o.enterprise_id = e.id and o.state = 'live') as live_offers
    from enterprise e
    left join supplier_block k on k.enterprise_id = e.id and k.lifted_at is null
    where e.kind = 'supplier' and ${keepsSuppliersOf(staff, 'e.country')}
      and (${words} = '' or e.name ilike ${`%${words}%`} or e.code ilike ${`${words}%`})
      and (${state}::text is null or ${STATE} = ${state})
      and (${cursor}::text is null or e.code > ${cursor})
    order by e.code
    limit ${PAGE_SIZE + 1}
  `.execute(db);
  const page = rows.slice(0, PAGE_SIZE);
  return { rows: page, next: rows.length > PAGE_SIZE ? (page.at(-1)?.code ?? null) : null };
}

export type SupplierBlock = {
  reason: string;
  blockedBy: string;
  blockedAt: Date;
  liftedBy: string | null;
  liftedAt: Date | null;
  liftedReason: string | null;
};

export type SupplierView = SupplierRow & {
  sector: string | null;
  contactPhone: string | null;
  vettedBy: string | null;
  blocks: SupplierBlock[];
};

/** One supplier of the staff's countries with its blocks, newest first. Undefined for any other. */
export async function supplierView(db: Db, staff: Staff, id: string): Promise<SupplierView | undefined> {
  const { rows } = await sql<Omit<SupplierView, 'blocks'>>`
    select e.id, e.code, e.name, e.country, e.district, ${STATE} as state, e.vetted_on, e.vetted_by, e.sector,
      e.contact_phone, (select count(*)::int from offer o where o.enterprise_id = e.id and o.state = 'live') as live_offers
    from enterprise e
    left join supplier_block k on k.enterprise_id = e.id and k.lifted_at is null
    where e.id = ${id}::uuid and e.kind = 'supplier' and ${keepsSuppliersOf(staff, 'e.country')}
  `.execute(db);
  const [supplier] = rows;
  return supplier && { ...supplier, blocks: await blocksOf(db, id) };
}

async function blocksOf(db: Db, id: string): Promise<SupplierBlock[]> {
  const { rows } = await sql<SupplierBlock>`
    select k.reason, by_account.display_name as blocked_by, k.blocked_at, lifter.display_name as lifted_by, k.lifted_at,
      k.lifted_reason
    from supplier_block k
    join account by_account on by_account.id = k.blocked_by
    left join account lifter on lifter.id = k.lifted_by
    where k.enterprise_id = ${id}::uuid
    order by k.blocked_at desc
  `.execute(db);
  return rows;
}

/** The countries whose suppliers the staff keeps. */
export async function supplierCountries(db: Db, staff: Staff): Promise<string[]> {
  const kept: RawBuilder<boolean> = keepsSuppliersOf(staff, 'c.country') as RawBuilder<boolean>;
  const { rows } = await sql<{ country: string }>`
    select c.country from (select distinct country from branch) as c where ${kept} order by c.country
  `.execute(db);
  return rows.map(({ country }) => country);
}
