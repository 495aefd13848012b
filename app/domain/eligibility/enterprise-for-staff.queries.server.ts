import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffAct } from '~/domain/identity/staff-acts';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { Outcome } from './standing.states';

export type EnterpriseForStaff = {
  id: string;
  name: string;
  code: string;
  branchId: string;
  branchName: string;
  timeZone: string;
  /** Null before the first judgement. */
  outcome: Outcome | null;
};

/** An enterprise of the programme to whose records the member of staff may do `act`; undefined for any other. */
export async function enterpriseForStaff(
  db: Db,
  staff: Staff,
  act: StaffAct,
  enterpriseId: string,
): Promise<EnterpriseForStaff | undefined> {
  const { rows } = await sql<EnterpriseForStaff>`
    select e.id, e.name, e.code, b.id as branch_id, b.name as branch_name, b.timezone as time_zone, s.outcome
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    left join enterprise_standing s on s.enterprise_id = e.id
    where e.id = ${enterpriseId}::uuid and ${staffMay(staff, act, { branch: 'b.id', group: 'g.id' })}
  `.execute(db);
  return rows[0];
}

type EnterpriseActs = { vet: boolean; readBooks: boolean; readLoans: boolean };

/** Which of these the member of staff may do with an enterprise of the programme; none of them where there is no such one. */
export async function actsOnEnterprise(db: Db, staff: Staff, enterpriseId: string): Promise<EnterpriseActs> {
  const may = (act: StaffAct) => staffMay(staff, act, { branch: 'g.branch_id', group: 'g.id' });
  const { rows } = await sql<EnterpriseActs>`
    select ${may('vet')} as vet, ${may('read_books')} as read_books, ${may('read_loans')} as read_loans
    from enterprise e join self_help_group g on g.id = e.group_id where e.id = ${enterpriseId}::uuid
  `.execute(db);
  return rows[0] ?? { vet: false, readBooks: false, readLoans: false };
}
