import { sql } from 'kysely';
import { fileAppealFor } from '~/domain/eligibility/appeals/file-appeal.server';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { requestWaiver } from '~/domain/eligibility/waivers/request-waiver.server';
import { createAccount } from '~/domain/identity/create-account.server';
import { hashPassword } from '~/domain/identity/password.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, today, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { demoOrders, demoPassword } from './people';

const BRANCH = 'IN-B01';
const OFFICER = 'villupuram@example.org';
const DAY_MS = 86_400_000;

/** Sellers at risk who have an account. */
const AT_RISK = [
  { email: 'kavitha@example.org', displayName: 'Kavitha Selvam' },
  { email: 'selvi@example.org', displayName: 'Selvi Raman' },
] as const;

type Seller = { enterpriseId: string; memberId: string };

/**
 * Shows where people can stand: two sellers at risk because a visit found something, a third who appeals, and two whose
 * notice is over, with a waiver that waits for a second officer. Does nothing the second time.
 */
export async function showStandings(db: Db, clock: Clock): Promise<void> {
  const shown = await db.selectFrom('waiverRequest').select('id').limit(1).executeTakeFirst();
  const officer = await officerOf(db);
  if (shown || !officer) return;
  const [first, second, appellant, ...paused] = await sellers(db);
  const passwordHash = await hashPassword(demoPassword);
  for (const [at, seller] of [first, second].entries()) {
    const person = AT_RISK[at];
    if (!seller || !person) continue;
    await visited(db, officer, seller, clock);
    await transact(db, async (tx) => {
      const account = {
        ...person,
        passwordHash,
        phone: null,
        organisation: null,
        country: 'IN',
        locale: 'en' as const,
      };
      const made = await createAccount(tx, account, clock);
      if (!made.ok) return ok(null);
      await tx
        .updateTable('account')
        .set({ memberId: seller.memberId })
        .where('id', '=', made.value.accountId)
        .execute();
      return ok(null);
    });
  }
  if (appellant) await appeals(db, officer, appellant, clock);
  for (const seller of paused) await rests(db, officer, seller, clock);
}

async function officerOf(db: Db): Promise<StaffMember | undefined> {
  const account = await db
    .selectFrom('account')
    .innerJoin('staffAssignment', 'staffAssignment.accountId', 'account.id')
    .select(['account.id', 'account.displayName', 'staffAssignment.branchId'])
    .where('account.email', '=', OFFICER)
    .where('staffAssignment.role', '=', 'branch_manager')
    .executeTakeFirst();
  if (!account) return undefined;
  const { id: accountId, displayName, branchId } = account;
  const staff = { accountId, duties: [{ role: 'branch_manager' as const, branchId }] };
  return { accountId, displayName, locale: 'en', memberId: null, staff };
}

/** Five of the branch who may sell, have something to sell that nobody of the demo orders, and no account. */
async function sellers(db: Db): Promise<Seller[]> {
  const ordered = demoOrders.map(({ offerCode }) => offerCode);
  const { rows } = await sql<Seller>`
    select e.id as enterprise_id, min(o.member_id::text)::uuid as member_id
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id and b.code = ${BRANCH}
    join enterprise_standing s on s.enterprise_id = e.id and s.outcome = 'eligible'
    join enterprise_owner o on o.enterprise_id = e.id
    where e.kind = 'individual' and exists (select from offer f where f.enterprise_id = e.id and f.state = 'live')
      and not exists (select from enterprise_owner w join account a on a.member_id = w.member_id
        where w.enterprise_id = e.id)
      and not exists (select from offer f where f.enterprise_id = e.id and f.code = any(${ordered}::text[]))
      and not exists (select from visit_sheet v where v.enterprise_id = e.id)
    group by e.id
    having count(*) = 1
    order by e.code
    limit 5
  `.execute(db);
  return rows;
}

/** A visit finds something amiss, and she is judged by it. */
async function visited(db: Db, officer: StaffMember, { enterpriseId }: Seller, clock: Clock): Promise<void> {
  await transact(db, async (tx) => {
    await startRecording(tx, officer, { what: 'visit', enterpriseId }, clock);
    const visitedOn = today(clock, 'Asia/Kolkata');
    await tx
      .insertInto('vettingVisit')
      .values({
        id: newId(),
        enterpriseId,
        visitedOn,
        visitor: officer.displayName,
        outcome: 'fail',
        approver: 'S. Karthik',
        approvedOn: visitedOn,
      })
      .onConflict((conflict) =>
        conflict.columns(['enterpriseId', 'visitedOn']).doUpdateSet({ outcome: 'fail', visitor: officer.displayName }),
      )
      .execute();
    return ok(null);
  });
  await judgeNow(db, [enterpriseId], clock);
}

async function appeals(db: Db, officer: StaffMember, seller: Seller, clock: Clock): Promise<void> {
  await visited(db, officer, seller, clock);
  const standing = await db
    .selectFrom('enterpriseStanding')
    .select('decisionId')
    .where('enterpriseId', '=', seller.enterpriseId)
    .executeTakeFirst();
  const input = {
    decisionId: standing?.decisionId ?? 0,
    words: 'The visitor came while I was at my mother’s. The store room is clean, come and see it again.',
    formId: newId(),
  };
  await transact(db, (tx) => fileAppealFor(tx, officer, seller.memberId, input, clock));
}

/** Her notice is over since yesterday; an officer asks to waive the visit while another is arranged. */
async function rests(db: Db, officer: StaffMember, seller: Seller, clock: Clock): Promise<void> {
  await visited(db, officer, seller, fixedClock(new Date(clock.now().getTime() - 15 * DAY_MS)));
  await judgeNow(db, [seller.enterpriseId], clock);
  const fromOn = today(clock, 'Asia/Kolkata');
  const input = {
    rules: ['E2' as const],
    fromOn,
    untilOn: addDays(fromOn, 30),
    reasonCode: 'staff_late' as const,
    reason: 'What the visit found is mended; the next visit is planned for the coming month.',
    groupIds: [],
    formId: newId(),
  };
  await transact(db, (tx) => requestWaiver(tx, officer, seller.enterpriseId, input, clock));
}
