import { shareOutFacts } from '~/domain/credit/share-out-facts.queries.server';
import { agreeTurns } from '~/domain/programme/agree-turns.server';
import { appointOfficer } from '~/domain/programme/appoint-officer.server';
import { assignTrainer } from '~/domain/programme/assign-trainer.server';
import { changeConstitution } from '~/domain/programme/change-constitution.server';
import type { ConstitutionInput } from '~/domain/programme/constitution.schema';
import { membersOn, type GroupKind } from '~/domain/programme/group-facts.queries.server';
import { DEFAULT_TERMS } from '~/domain/programme/group-terms';
import { endGoal, setGoal } from '~/domain/programme/keep-goals.server';
import { shareOutFigures } from '~/domain/programme/share-out-figures';
import { startCycle } from '~/domain/programme/start-cycle.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, today, type Clock } from '~/platform/clock';
import { addDays, addMonths, weekday } from '~/platform/day';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { giveAccount } from './give-account.server';
import { demoAccounts } from './people';

const BRANCH = 'IN-B01';
const ASSIGNED_TO_TRAINER = 6;
/** President and treasurer of each group that is due to share out, by their addresses. */
const DUE_TO_SHARE_OUT = [
  ['meena@example.org', 'kamala@example.org'],
  ['parvati@example.org', 'sarala@example.org'],
] as const;

type DemoGroup = { id: string; code: string; kind: GroupKind; formedOn: string; lastOn: string | null };

/**
 * The groups of the demo's branch as they are kept: the trainer has some, the first seller's has a constitution, officers
 * with terms (she is its president) and goals; two are due to share out, a rotating one has agreed its turns.
 */
export async function keepGroups(db: Db, clock: Clock): Promise<void> {
  const manager = await staffOf(db, 'branch-staff');
  const trainer = await staffOf(db, 'trainer');
  const seller = await sellersGroup(db);
  if (!manager || !trainer || !seller) return;
  const kept = await db
    .selectFrom('groupConstitution')
    .select('id')
    .where('groupId', '=', seller.groupId)
    .executeTakeFirst();
  if (kept) return;
  const groups = await groupsOfBranch(db);
  const on = today(clock, 'Asia/Kolkata');
  const run = (work: (tx: Tx) => Promise<Result<unknown, { code: string }>>) => must(db, work);
  for (const { code } of groups.slice(0, ASSIGNED_TO_TRAINER)) {
    await run((tx) => assignTrainer(tx, manager, { accountId: trainer.accountId, groupCode: code }, clock));
  }
  const own = groups.find(({ id }) => id === seller.groupId);
  if (own) await keepSellersGroup(db, { manager, group: own, memberId: seller.memberId, on }, clock);
  const others = groups.filter(({ id, lastOn }) => id !== seller.groupId && lastOn !== null);
  const pairs = [...DUE_TO_SHARE_OUT];
  for (const group of others.filter(({ kind, formedOn }) => kind === 'shares' && formedOn < addMonths(on, -12))) {
    const [officers] = pairs;
    if (!officers || !(await endCycle(db, { manager, group, on }, clock))) continue;
    await giveOfficersAccounts(db, group.id, officers, on, clock);
    pairs.shift();
  }
  const rotating = others.find(({ kind }) => kind === 'rotating');
  if (rotating) {
    await run((tx) => startCycle(tx, manager, rotating.id, { fromOn: on, toOn: addMonths(on, 10) }, clock));
    const memberIds = (await membersOn(db, rotating.id, on)).map(({ memberId }) => memberId);
    await run((tx) => agreeTurns(tx, manager, rotating.id, { memberIds, seen: [] }, clock));
  }
}

type OwnGroup = { manager: StaffMember; group: DemoGroup; memberId: string; on: string };

async function keepSellersGroup(db: Db, { manager, group, memberId, on }: OwnGroup, clock: Clock): Promise<void> {
  const run = (work: (tx: Tx) => Promise<Result<unknown, { code: string }>>) => must(db, work);
  await run((tx) => changeConstitution(tx, manager, group.id, terms(group), clock));
  const second = {
    ...terms(group),
    version: 1,
    fromOn: addDays(on, -60),
    quorumPercent: 75,
    resolution: 'A larger quorum, ten for and none against',
  };
  await run((tx) => changeConstitution(tx, manager, group.id, second, clock));
  const members = await membersOn(db, group.id, on);
  const holder = (role: string) => members.find((member) => member.role === role)?.memberId ?? null;
  const resolution = 'Chosen at the meeting, nine for and one against';
  const presidency = { role: 'president' as const, memberId, fromOn: addDays(on, -120), untilOn: addDays(on, 245) };
  await run((tx) =>
    appointOfficer(tx, manager, group.id, { ...presidency, seenHolder: holder('president'), resolution }, clock),
  );
  const next = members.find((member) => member.role === 'member' && member.memberId !== memberId);
  if (next) {
    const treasury = {
      role: 'treasurer' as const,
      memberId: next.memberId,
      fromOn: addDays(on, -345),
      untilOn: addDays(on, 20),
    };
    const fromOn = treasury.fromOn < next.joinedOn ? next.joinedOn : treasury.fromOn;
    await run((tx) =>
      appointOfficer(
        tx,
        manager,
        group.id,
        { ...treasury, fromOn, seenHolder: holder('treasurer'), resolution },
        clock,
      ),
    );
  }
  const earlier = fixedClock(new Date(clock.now().getTime() - 100 * 86_400_000));
  const mill = { words: 'Buy a mill of our own, so that nobody carries turmeric to town', dueOn: addDays(on, -20) };
  const set = await transact(db, (tx) => setGoal(tx, manager, group.id, mill, earlier));
  if (set.ok) {
    const where = { groupId: group.id, goalId: set.value.goalId };
    const outcome = { state: 'reached' as const, outcome: 'Bought second-hand in Gingee', outcomeOn: addDays(on, -30) };
    await run((tx) => endGoal(tx, manager, where, outcome, clock));
  }
  const school = { words: 'School fees for every daughter before the new term', dueOn: addDays(on, 25) };
  await run((tx) => setGoal(tx, manager, group.id, school, clock));
  await run((tx) => startCycle(tx, manager, group.id, { fromOn: group.formedOn, toOn: addDays(on, 60) }, clock));
}

/** Gives a group a cycle that ends in five days, where its box and bank hold what a share-out would pay. */
async function endCycle(db: Db, { manager, group, on }: Omit<OwnGroup, 'memberId'>, clock: Clock): Promise<boolean> {
  const cycle = { fromOn: addMonths(on, -11), toOn: addDays(on, 5) };
  const ended = await transact<null, { code: string }>(db, async (tx) => {
    const written = await changeConstitution(tx, manager, group.id, terms(group), clock);
    if (!written.ok) return written;
    const started = await startCycle(tx, manager, group.id, cycle, clock);
    if (!started.ok) return started;
    const found = await shareOutFacts(tx, { ...group, currency: 'INR' });
    if (!found.ok) return found;
    const { cashAfterMinor } = shareOutFigures(found.value.facts, 'carried_over');
    return cashAfterMinor < 0 ? fail({ code: 'cash-short' }) : ok(null);
  });
  return ended.ok;
}

async function giveOfficersAccounts(
  db: Db,
  groupId: string,
  [president, treasurer]: (typeof DUE_TO_SHARE_OUT)[number],
  on: string,
  clock: Clock,
): Promise<void> {
  const members = await membersOn(db, groupId, on);
  for (const [role, email] of [
    ['president', president],
    ['treasurer', treasurer],
  ]) {
    const officer = members.find((member) => member.role === role);
    if (officer && email) await giveAccount(db, email, officer.memberId, clock);
  }
}

/** Usual terms of the branch, from the day the group was formed. */
function terms({ kind, formedOn, lastOn }: DemoGroup): ConstitutionInput {
  return {
    ...DEFAULT_TERMS,
    fromOn: formedOn,
    contribution: kind === 'shares' ? 5_000 : 10_000,
    socialFund: 1_000,
    rhythm: 'weekly',
    weekday: weekday(lastOn ?? formedOn),
    resolution: 'Resolved when the group was formed, by all who were there',
    fines: [
      { reason: 'Late', amountMinor: 1_000 },
      { reason: 'Absent without word', amountMinor: 2_000 },
    ],
  };
}

async function must(db: Db, work: (tx: Tx) => Promise<Result<unknown, { code: string }>>): Promise<void> {
  const done = await transact(db, work);
  if (!done.ok) throw new Error(`the demo's groups cannot be kept: ${JSON.stringify(done.error)}`);
}

async function groupsOfBranch(db: Db): Promise<DemoGroup[]> {
  const groups = await db
    .selectFrom('selfHelpGroup')
    .innerJoin('branch', 'branch.id', 'selfHelpGroup.branchId')
    .select((eb) => [
      'selfHelpGroup.id',
      'selfHelpGroup.code',
      'kind',
      'formedOn',
      eb
        .selectFrom('meeting')
        .select(({ fn }) => fn.max('heldOn').as('lastOn'))
        .whereRef('meeting.groupId', '=', 'selfHelpGroup.id')
        .as('lastOn'),
    ])
    .where('branch.code', '=', BRANCH)
    .orderBy('selfHelpGroup.code')
    .execute();
  return groups.map((group) => ({ ...group, kind: group.kind as GroupKind }));
}

async function sellersGroup(db: Db): Promise<{ groupId: string; memberId: string } | undefined> {
  return db
    .selectFrom('account')
    .innerJoin('membership', 'membership.memberId', 'account.memberId')
    .select(['membership.groupId', 'membership.memberId'])
    .where('account.email', '=', emailOf('lakshmi'))
    .where('membership.leftOn', 'is', null)
    .executeTakeFirst();
}

async function staffOf(db: Db, key: string): Promise<StaffMember | undefined> {
  const account = await db
    .selectFrom('account')
    .innerJoin('staffAssignment', 'staffAssignment.accountId', 'account.id')
    .select(['account.id', 'account.displayName', 'staffAssignment.role', 'staffAssignment.branchId'])
    .where('account.email', '=', emailOf(key))
    .executeTakeFirst();
  if (!account) return undefined;
  const { id: accountId, displayName, branchId } = account;
  const role = account.role as StaffMember['staff']['duties'][number]['role'];
  return { accountId, displayName, locale: 'en', memberId: null, staff: { accountId, duties: [{ role, branchId }] } };
}

const emailOf = (key: string) => demoAccounts.find((account) => account.key === key)?.email ?? '';
