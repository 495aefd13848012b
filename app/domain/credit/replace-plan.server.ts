import { sql } from 'kysely';
import type { Db, Tx } from '~/platform/db.server';
import type { RegisterInstalment } from './pay-off';

/** Puts another plan in the place of a loan's; the old one stays, reversed in this recording. */
export async function replacePlan(
  tx: Tx,
  recordingId: number,
  loanId: string,
  plan: readonly RegisterInstalment[],
): Promise<void> {
  await tx
    .updateTable('loanInstalment')
    .set({ reversedIn: recordingId })
    .where('loanId', '=', loanId)
    .where('reversedIn', 'is', null)
    .execute();
  await writePlan(tx, recordingId, loanId, plan);
}

/** Writes a plan for a loan that has none. */
export async function writePlan(
  tx: Tx,
  recordingId: number,
  loanId: string,
  plan: readonly RegisterInstalment[],
): Promise<void> {
  await tx
    .insertInto('loanInstalment')
    .values(plan.map((row) => ({ ...row, loanId, importId: recordingId })))
    .execute();
}

/** The plans of loans as they stand, by loan, oldest instalment first. Loans without one are missing. */
export async function plansOf(tx: Tx, loanIds: readonly string[]): Promise<Map<string, RegisterInstalment[]>> {
  const rows = await tx
    .selectFrom('loanInstalment')
    .select(['loanId', 'number', 'dueOn', 'principalDueMinor', 'interestDueMinor'])
    .where('loanId', 'in', [...loanIds])
    .where('reversedIn', 'is', null)
    .orderBy('loanId')
    .orderBy('number')
    .execute();
  const plans = new Map<string, RegisterInstalment[]>();
  for (const { loanId, ...row } of rows) plans.set(loanId, [...(plans.get(loanId) ?? []), row]);
  return plans;
}

/** Which plan stands: the newest recording or import that wrote an instalment of it; 0 where there is none. */
export async function standingPlan(db: Db | Tx, loanId: string): Promise<number> {
  const { version } = await db
    .selectFrom('loanInstalment')
    .select((eb) => eb.fn.coalesce(eb.fn.max('importId'), sql<number>`0`).as('version'))
    .where('loanId', '=', loanId)
    .where('reversedIn', 'is', null)
    .executeTakeFirstOrThrow();
  return version;
}

/** Brings back the plan that stood before `replacedIn`, where that recording's plan is the one that stands. */
export async function restorePlan(tx: Tx, recordingId: number, loanId: string, replacedIn: number): Promise<void> {
  const { rows } = await sql<RegisterInstalment>`
    select number, due_on, principal_due_minor, interest_due_minor from loan_instalment
    where loan_id = ${loanId} and reversed_in = ${replacedIn} and exists (
      select from loan_instalment n where n.loan_id = ${loanId} and n.import_id = ${replacedIn} and n.reversed_in is null
    ) order by number
  `.execute(tx);
  if (rows.length > 0) await replacePlan(tx, recordingId, loanId, rows);
}
