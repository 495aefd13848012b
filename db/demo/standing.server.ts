import { sql } from 'kysely';
import { fileAppealFor } from '~/domain/eligibility/appeals/file-appeal.server';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { requestWaiver } from '~/domain/eligibility/waivers/request-waiver.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, today, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { giveAccount } from './give-account.server';
import { demoOrders } from './people';

const BRANCH = 'IN-B01';
const OFFICER = 'villupuram@example.org';
const DAY_MS = 86_400_000;

/** Sellers at risk since three days, by their addresses. */
const AT_RISK = ['kavitha', 'selvi', 'malar', 'amudha'].map((name) => `${name}@example.org`);
/** Sellers whose notice is over. */
const RESTING = ['ponni', 'valli'].map((name) => `${name}@example.org`);

type Seller = { enterpriseId: string; memberId: string };

/**
 * Shows where people can stand: sellers at risk because a visit found something, one who appeals, and some whose notice
 * is over, with a waiver that waits for a second officer. Does nothing the second time.
 */
export async function showStandings(db: Db, clock: Clock): Promise<void> {
  const shown = await db.selectFrom('waiverRequest').select('id').limit(1).executeTakeFirst();
  const officer = await officerOf(db);
  if (shown || !officer) return;
  const [appellant, ...others] = await sellers(db, 1 + AT_RISK.length + RESTING.length);
  if (appellant) await appeals(db, officer, appellant, clock);
  for (const email of [...AT_RISK, ...RESTING]) {
    const seller = others.shift();
    if (!seller) return;
    await giveAccount(db, email, seller.memberId, clock);
    if (RESTING.includes(email)) await rests(db, officer, seller, clock);
    else await visited(db, officer, seller, daysBefore(clock, 3));
  }
}

const daysBefore = (clock: Clock, days: number) => fixedClock(new Date(clock.now().getTime() - days * DAY_MS));

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

/**
 * Members of the branch who may sell, have something to sell that nobody of the demo orders, and no account; each of
 * another group, of which nothing else of the demo is kept.
 */
async function sellers(db: Db, count: number): Promise<Seller[]> {
  const ordered = demoOrders.map(({ offerCode }) => offerCode);
  const { rows } = await sql<Seller>`
    select distinct on (g.code) e.id as enterprise_id, o.member_id
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id and b.code = ${BRANCH}
    join enterprise_standing s on s.enterprise_id = e.id and s.outcome = 'eligible'
    join enterprise_owner o on o.enterprise_id = e.id and not exists (
      select from enterprise_owner w where w.enterprise_id = e.id and w.member_id <> o.member_id)
    where e.kind = 'individual' and exists (select from offer f where f.enterprise_id = e.id and f.state = 'live')
      and not exists (select from account a where a.member_id = o.member_id)
      and not exists (select from offer f where f.enterprise_id = e.id and f.code = any(${ordered}::text[]))
      and not exists (select from visit_sheet v where v.enterprise_id = e.id)
      and not exists (select from group_cycle c where c.group_id = g.id)
      and not exists (select from trainer_group t where t.group_id = g.id)
    order by g.code desc, e.code
    limit ${count}
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
  await visited(db, officer, seller, daysBefore(clock, 15));
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
