import { sql } from 'kysely';
import { addSupplier } from '~/domain/eligibility/suppliers/add-supplier.server';
import { askReplay } from '~/domain/eligibility/rule-sets/ask-replay.server';
import { draftRuleSet, saveDraft } from '~/domain/eligibility/rule-sets/draft-rule-set.server';
import { inForce } from '~/domain/eligibility/rule-sets/rule-set.queries.server';
import { runReplay } from '~/domain/eligibility/rule-sets/run-replay.server';
import { checklistOf, type Answers } from '~/domain/eligibility/visits/checklist';
import { decideVisit } from '~/domain/eligibility/visits/decide-visit.server';
import { saveVisit } from '~/domain/eligibility/visits/save-visit.server';
import { startVisit } from '~/domain/eligibility/visits/start-visit.server';
import { submitVisit } from '~/domain/eligibility/visits/submit-visit.server';
import type { Rule } from '~/domain/eligibility/rules';
import { raiseGroupVisits } from '~/domain/eligibility/warnings/raise-group-visits.server';
import { assignTrainer } from '~/domain/programme/assign-trainer.server';
import type { StaffDuty, StaffMember } from '~/platform/actor';
import { fixedClock, today, type Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import type { Result } from '~/platform/result';

const BRANCH = 'IN-B01';
const DAY_MS = 86_400_000;

/** Visits in every state, a supplier that waits, a draft of other numbers with its replay, and groups to be visited. */
export async function showVetting(db: Db, clock: Clock): Promise<void> {
  const begun = await db.selectFrom('visitSheet').select('id').limit(1).executeTakeFirst();
  if (begun) return;
  await makeVisits(db, clock);
  const manager = await staffOf(db, 'villupuram@example.org');
  const supplier = { name: 'Pondy Glass Works', country: 'IN', district: 'Villupuram', contactPhone: null };
  await done(db, (tx) => addSupplier(tx, manager, { ...supplier, sector: 'Jars and bottles' }));
  await makeDraft(db, clock);
  await raiseGroupVisits(db, clock);
  await giveWarnedGroups(db, manager, clock);
}

/** The groups of the branch that are to be visited are the trainer's, so that her queue has them. */
async function giveWarnedGroups(db: Db, manager: StaffMember, clock: Clock): Promise<void> {
  const { accountId } = await staffOf(db, 'trainer@example.org');
  const { rows } = await sql<{ code: string }>`
    select g.code from group_visit_task t
    join self_help_group g on g.id = t.group_id join branch b on b.id = g.branch_id
    where b.code = ${BRANCH} order by g.code
  `.execute(db);
  for (const { code } of rows) {
    await done(db, (tx) => assignTrainer(tx, manager, { accountId, groupCode: code }, clock));
  }
}

type Plan = { state: 'draft' | 'submitted' | 'returned' | 'approved'; daysAgo: number; other: Answers };

const PLANS: readonly Plan[] = [
  { state: 'draft', daysAgo: 0, other: {} },
  { state: 'submitted', daysAgo: 1, other: {} },
  {
    state: 'submitted',
    daysAgo: 3,
    other: { records_kept: { answer: 'no', note: 'Sales are not written down since June.' } },
  },
  { state: 'returned', daysAgo: 4, other: {} },
  { state: 'approved', daysAgo: 6, other: { label: { answer: 'yes', note: 'Name, weight and date of grinding.' } } },
];

async function makeVisits(db: Db, clock: Clock): Promise<void> {
  const [visitor, approver] = [await staffOf(db, 'second@example.org'), await staffOf(db, 'villupuram@example.org')];
  const { rows: enterprises } = await sql<{ id: string }>`
    select e.id from enterprise e
    join self_help_group g on g.id = e.group_id join branch b on b.id = g.branch_id
    where b.code = ${BRANCH} and e.kind = 'individual' and e.status = 'active'
      and not exists (select from enterprise_owner o join account a on a.member_id = o.member_id
        where o.enterprise_id = e.id)
    order by e.code limit ${PLANS.length}
  `.execute(db);
  for (const [index, { id: enterpriseId }] of enterprises.entries()) {
    const plan = PLANS[index];
    if (plan) await makeVisit(db, plan, { enterpriseId, visitor, approver, clock });
  }
}

type VisitContext = { enterpriseId: string; visitor: StaffMember; approver: StaffMember; clock: Clock };

async function makeVisit(db: Db, plan: Plan, context: VisitContext): Promise<void> {
  const { enterpriseId, visitor, approver } = context;
  const clock = fixedClock(new Date(context.clock.now().getTime() - plan.daysAgo * DAY_MS));
  const id = await done(db, (tx) => startVisit(tx, visitor, enterpriseId, clock));
  const items = checklistOf('individual').items.filter(({ source }) => source !== 'computed');
  const allYes = Object.fromEntries(items.map(({ item }) => [item, { answer: 'yes' as const, note: '' }]));
  const { visitedOn } = await db
    .selectFrom('visitSheet')
    .select('visitedOn')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const input = {
    answers: { ...allYes, ...plan.other },
    visitedOn,
    place: 'At her house, behind the mill',
    remark: '',
    version: 1,
  };
  if (plan.state === 'draft') {
    const half = Object.fromEntries(Object.entries(allYes).slice(0, 5));
    await done(db, (tx) => saveVisit(tx, visitor, id, { ...input, answers: half }, clock));
    return;
  }
  await done(db, (tx) => submitVisit(tx, visitor, id, input, clock));
  if (plan.state === 'submitted') return;
  const decision = plan.state === 'approved' ? ('approve' as const) : ('return' as const);
  const reason = 'Please add a photo of the workplace.';
  const { version } = await db
    .selectFrom('visitSheet')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await done(db, (tx) => decideVisit(tx, approver, id, { decision, reason, version }, clock));
}

const OTHER_NUMBERS: Partial<Record<Rule, { enter: number; keep: number }>> = {
  G1: { enter: 3, keep: 3 },
  G2: { enter: 60, keep: 60 },
  G4: { enter: 60, keep: 60 },
  G6: { enter: 20, keep: 25 },
  M2: { enter: 3, keep: 3 },
  M3: { enter: 95, keep: 70 },
};

async function makeDraft(db: Db, clock: Clock): Promise<void> {
  const actor = await staffOf(db, 'staff@example.org');
  const title = 'Easier to enter, steadier afterwards';
  const draftId = await done(db, (tx) => draftRuleSet(tx, actor, { country: 'IN', title }, clock));
  const { numbers } = await inForce(db, 'IN', today(clock));
  const changed = {
    ...numbers,
    rules: numbers.rules.map((rule) => {
      const other = OTHER_NUMBERS[rule.rule];
      return other ? { ...rule, ...other } : rule;
    }),
  };
  const reason = 'Young groups miss meetings at harvest; what counts is that each one comes when there is one.';
  await done(db, (tx) => saveDraft(tx, actor, draftId, { numbers: changed, reason, version: 1 }, clock));
  const replayId = await done(db, (tx) => askReplay(tx, actor, draftId, { months: 3, thresholds: 'enter' }, clock));
  await runReplay(db, replayId, clock);
}

async function staffOf(db: Db, email: string): Promise<StaffMember> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const duties = await db
    .selectFrom('staffAssignment')
    .select(['role', 'branchId'])
    .where('accountId', '=', account.id)
    .where('revokedAt', 'is', null)
    .execute();
  const { id: accountId, displayName } = account;
  return { accountId, displayName, memberId: null, locale: 'en', staff: { accountId, duties: duties as StaffDuty[] } };
}

async function done<Value>(db: Db, work: (tx: Tx) => Promise<Result<Value, { code: string }>>): Promise<Value> {
  const result = await transact(db, work);
  if (!result.ok) throw new Error(`the demo's vetting: ${result.error.code}`);
  return result.value;
}
