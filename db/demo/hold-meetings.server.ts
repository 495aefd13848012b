import { holdMeeting } from '~/domain/credit/hold-meeting.server';
import { meetingFacts } from '~/domain/credit/meeting-facts.queries.server';
import { planMeeting } from '~/domain/programme/meeting-plan.server';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import type { Typed } from '~/domain/programme/sheet-fields';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db } from '~/platform/db.server';
import { amountText } from '~/platform/money';
import { demoAccounts } from './people';

/** The same each time, so that a demo that is finished later holds no second meeting. */
const SHEET_ID = '0191d6d0-0000-7000-8000-000000000001';

/** In the group of the demo's first seller: today's meeting waits for signatures, and the next one is planned. */
export async function holdMeetings(db: Db, clock: Clock): Promise<void> {
  const groupId = await groupOf(db, 'lakshmi');
  const keeper = await accountOf(db, 'branch-staff');
  if (!groupId || !keeper) return;
  const facts = await meetingFacts(db, keeper, { groupId }, clock);
  if (!facts) return;
  const marks = facts.members.map(({ memberId }, at): [string, string] => [
    `mark.${memberId}`,
    at === 2 ? 'late' : 'present',
  ]);
  const shares = facts.members.map(({ memberId }): [string, string] => [`shares.${memberId}`, '1']);
  const typed: Typed = {
    heldOn: facts.today,
    cashOpen: amountText(facts.last?.closingMinor ?? 0, facts.currency),
    ...Object.fromEntries([...marks, ...shares]),
  };
  const { totals } = readMeetingSheet(typed, facts);
  typed.cashClose = amountText(Math.max(0, totals.computedMinor), facts.currency);
  await holdMeeting(db, keeper, { groupId, sheetId: SHEET_ID, typed }, clock);
  await transact(db, (tx) => planMeeting(tx, keeper, { groupId, plannedOn: addDays(facts.today, 14) }, clock));
}

async function groupOf(db: Db, key: string): Promise<string | undefined> {
  const email = demoAccounts.find((account) => account.key === key)?.email ?? '';
  const membership = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.memberId', 'account.memberId')
    .select('membership.groupId')
    .where('account.email', '=', email)
    .where('membership.leftOn', 'is', null)
    .executeTakeFirst();
  return membership?.groupId;
}

async function accountOf(db: Db, key: string): Promise<Actor | undefined> {
  const email = demoAccounts.find((account) => account.key === key)?.email ?? '';
  const account = await db
    .selectFrom('account')
    .innerJoin('staffAssignment', 'staffAssignment.accountId', 'account.id')
    .select(['account.id', 'account.displayName', 'staffAssignment.branchId'])
    .where('account.email', '=', email)
    .executeTakeFirst();
  if (!account) return undefined;
  const { id: accountId, displayName, branchId } = account;
  const duties = [{ role: 'branch_manager' as const, branchId }];
  return { accountId, displayName, locale: 'en', memberId: null, staff: { accountId, duties } };
}
