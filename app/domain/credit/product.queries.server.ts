import { sql, type RawBuilder } from 'kysely';
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
  branchId: string;
  branch: string;
  publishedAt: Date;
  largestMinor: number;
};

const NEWEST = sql`
  select distinct on (p.id) p.id as product_id, v.id as version_id, v.version, p.name, b.id as branch_id, b.name as branch,
    v.published_at, v.method, trim_scale(v.annual_rate_percent)::text as annual_rate_percent, v.period, v.grace_kind,
    v.grace_periods, v.currency, v.smallest_minor, v.largest_minor, v.fewest_instalments, v.most_instalments,
    trim_scale(v.savings_multiple)::text as savings_multiple
  from loan_product p join loan_product_version v on v.product_id = p.id join branch b on b.id = p.branch_id`;

const newest = (condition: RawBuilder<unknown>) =>
  sql<LoanProduct>`${NEWEST} where p.closed_at is null and ${condition} order by p.id, v.version desc`;

/** What may be lent of the programme's fund in a group's branch, with the newest terms. */
export async function productsForGroup(db: Db, groupId: string): Promise<LoanProduct[]> {
  const own = sql`b.id = (select branch_id from self_help_group where id = ${groupId}) and v.currency = b.currency`;
  return (await newest(own).execute(db)).rows;
}

/** The products of the branches where the person lends. */
export async function productsOfStaff(db: Db, { staff }: StaffMember): Promise<LoanProduct[]> {
  return (await newest(staffMayInBranch(staff, 'keep_loans', 'b.id')).execute(db)).rows;
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
