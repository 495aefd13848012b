import { sql, type RawBuilder } from 'kysely';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { LendingTerms } from './loan-terms';

/** A product with its newest terms. */
export type LoanProduct = LendingTerms & {
  productId: string;
  versionId: string;
  version: number;
  name: string;
  country: string;
  /** Null: every branch of the country that keeps its books in this currency. */
  branchId: string | null;
  branch: string | null;
  publishedAt: Date;
  closedAt: Date | null;
  largestMinor: number;
};

const newest = (condition: RawBuilder<unknown>) => sql<LoanProduct>`
  select distinct on (p.closed_at is not null, p.name, p.id) p.id as product_id, v.id as version_id, v.version, p.name,
    p.country, b.id as branch_id, b.name as branch, v.published_at, p.closed_at, v.method,
    trim_scale(v.annual_rate_percent)::text as annual_rate_percent, v.period, v.grace_kind, v.grace_periods, v.currency,
    v.smallest_minor, v.largest_minor, v.fewest_instalments, v.most_instalments,
    trim_scale(v.savings_multiple)::text as savings_multiple
  from loan_product p join loan_product_version v on v.product_id = p.id left join branch b on b.id = p.branch_id
  where ${condition} order by p.closed_at is not null, p.name, p.id, v.version desc`;

/** What may be lent of the programme's fund in a group's branch, its own and the country's, with the newest terms. */
export async function productsForGroup(db: Db, groupId: string): Promise<LoanProduct[]> {
  const here = sql`p.closed_at is null and exists (
    select from self_help_group g join branch o on o.id = g.branch_id where g.id = ${groupId} and v.currency = o.currency
      and (p.branch_id = o.id or (p.branch_id is null and p.country = o.country)))`;
  return (await newest(here).execute(db)).rows;
}

/** The products of the branches where the person lends and of their countries, closed ones last. */
export async function productsOfStaff(db: Db, { staff }: StaffMember): Promise<LoanProduct[]> {
  const lends = sql`exists (select from branch o where (p.branch_id = o.id or (p.branch_id is null and p.country = o.country))
    and ${staffMayInBranch(staff, 'keep_loans', 'o.id')})`;
  return (await newest(lends).execute(db)).rows;
}

/** The branches whose products the person may publish. */
export async function branchesToLendIn(db: Db, { staff }: StaffMember) {
  return db
    .selectFrom('branch as b')
    .select(['b.id', 'b.name', 'b.country', 'b.currency', 'b.timezone'])
    .where(staffMayInBranch(staff, 'approve', 'b.id'))
    .orderBy('b.name')
    .execute();
}

/** Where a product is lent: in a branch, or (`branchId` null) in a whole country in one currency. */
export type LendingPlace = { key: string; branchId: string | null; name: string; country: string; currency: string };

/** The branches, and for whoever manages all of them the countries, for which the person may publish products. */
export async function placesToLendIn(db: Db, actor: StaffMember): Promise<LendingPlace[]> {
  const branches = await branchesToLendIn(db, actor);
  const ofBranches = branches.map(({ id, ...branch }) => ({ key: id, branchId: id, ...branch }));
  if (!hasActEverywhere(actor.staff, 'approve')) return ofBranches;
  const countries = new Map(
    branches.map(({ country, currency }): [string, LendingPlace] => {
      const key = `${country} ${currency}`;
      return [key, { key, branchId: null, name: country, country, currency }];
    }),
  );
  return [...[...countries.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), ...ofBranches];
}
