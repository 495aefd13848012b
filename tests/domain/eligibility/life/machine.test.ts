import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import {
  GRACE_DAYS,
  NEXT_OUTCOME,
  NOTICE_DAYS,
  standsAt,
  type Finding,
  type Hold,
  type Outcome,
} from '~/domain/eligibility/standing.states';
import { addDays } from '~/platform/day';
import { newId } from '~/platform/id';
import { add } from '../../../factories/register-changes';
import { attendance, inFolder, saving, soundRegisters } from '../../../factories/sound-registers';
import { anAccount } from '../../../factories/people';
import { takeIn } from '../../../support/judged';
import { noonOf } from '../../../support/standing-life';
import { testDatabase } from '../../../support/test-database';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const database = await testDatabase();
const { db, owner } = database;

const LIVES = 300;
const STEPS = 14;
const START = '2026-11-01';
/** Days between the steps: short of a notice, on its last day, past it, past the grace. */
const PASSING = [0, 3, 10, 1, 13, 1, 0, 5, 14, 2, 12, 13, 1, 9];

type Facts = { visit: 'pass' | 'fail' | 'none'; pickup: boolean; hold: Hold | null };
const SOUND: Facts = { visit: 'pass', pickup: true, hold: null };
const facts = fc.record<Facts>({
  visit: fc.constantFrom('pass', 'pass', 'fail', 'none'),
  pickup: fc.constantFrom(true, true, true, false),
  hold: fc.constantFrom<(Hold | null)[]>(null, null, null, null, 'proposed', 'confirmed'),
});

type Notice = { rule: string; verdict: 'fail' | 'no_data'; until: string };
type Model = { byRecords: Outcome | 'never_judged'; notices: Notice[]; outcome: Outcome };

/** What the contract says becomes of one enterprise on a day. */
function next(model: Model, day: string, { visit, pickup, hold }: Facts): Model {
  const amiss: Omit<Notice, 'until'>[] = [
    ...(visit === 'pass' ? [] : [{ rule: 'E2', verdict: visit === 'fail' ? ('fail' as const) : ('no_data' as const) }]),
    ...(pickup ? [] : [{ rule: 'E3', verdict: 'fail' as const }]),
  ];
  const may = model.byRecords === 'eligible' || model.byRecords === 'at_risk';
  const notices = may
    ? amiss.map((one): Notice => {
        const known = model.notices.find(({ rule, verdict }) => rule === one.rule && verdict === one.verdict);
        return known ?? { ...one, until: addDays(day, one.verdict === 'fail' ? NOTICE_DAYS : GRACE_DAYS) };
      })
    : [];
  const over = notices.some(({ verdict, until }) => verdict === 'fail' && until <= day);
  const finding: Finding =
    amiss.length === 0
      ? 'holds'
      : !amiss.some(({ verdict }) => verdict === 'fail')
        ? 'lacks_data'
        : over
          ? 'fails_for_good'
          : 'fails';
  const byRecords = NEXT_OUTCOME[model.byRecords][finding];
  return { byRecords, notices: byRecords === 'at_risk' ? notices : [], outcome: standsAt(byRecords, hold) };
}

let ids: string[] = [];
let officers: [string, string] = ['', ''];

/** One group that meets all year, and many enterprises of its one member. */
beforeAll(async () => {
  const registers = soundRegisters('MA');
  const days = Array.from({ length: 20 }, (_, at) => addDays('2026-10-20', 14 * at));
  const further = [
    add('meetings', (code) =>
      days.map((day) => ({
        group_code: `${code}-G`,
        scheduled_on: day,
        status: 'held',
        held_on: day,
        cash_open: '0',
        cash_close_counted: '10',
      })),
    ),
    add('attendance', (code) => days.map((day) => attendance(`${code}-G`, day, `${code}-M1`))),
    add('savings', (code) => days.map((day) => saving(`${code}-G`, day, `${code}-M1`))),
  ];
  for (const change of further) change(registers, 'MA');
  await inFolder([registers], (folder) => takeIn(database, folder));
  officers = [(await anAccount(db)).accountId, (await anAccount(db)).accountId];
  ids = Array.from({ length: LIVES }, () => newId());
  await sql`
    with made as (
      insert into enterprise (id, code, name, kind, group_id, country, district, status, started_on, pickup_place, payout_method)
      select n.id, 'MA-' || n.id, e.name, e.kind, e.group_id, e.country, e.district, e.status, e.started_on, e.pickup_place, e.payout_method
      from enterprise e, unnest(${ids}::uuid[]) as n(id) where e.code = 'MA-E' returning id
    )
    insert into enterprise_owner (enterprise_id, member_id, signatory)
    select made.id, m.id, true from made, member m where m.code = 'MA-M1'
  `.execute(owner.db);
});

async function arrange(lives: readonly Facts[]): Promise<void> {
  const of = (given: (facts: Facts) => string | null) => lives.map(given);
  await sql`delete from vetting_visit where enterprise_id = any(${ids}::uuid[])`.execute(owner.db);
  await sql`
    insert into vetting_visit (id, enterprise_id, visited_on, visitor, outcome, approver, approved_on)
    select new_id(), id, '2026-10-01', 'A', visit, 'B', '2026-10-01'
    from unnest(${ids}::uuid[], ${of(({ visit }) => visit)}::text[]) as l(id, visit) where visit <> 'none'
  `.execute(owner.db);
  await sql`
    update enterprise e set pickup_place = l.place
    from unnest(${ids}::uuid[], ${of(({ pickup }) => (pickup ? 'Bus stand' : null))}::text[]) as l(id, place)
    where e.id = l.id
  `.execute(owner.db);
  await sql`delete from suspension where enterprise_id = any(${ids}::uuid[])`.execute(owner.db);
  await sql`
    insert into suspension (id, enterprise_id, cause, reason, state, proposed_by, proposed_at, lapses_at, decided_by)
    select new_id(), id, 'fraud', 'What happened, in twenty words', hold, ${officers[0]}::uuid, '2026-01-01', '2099-01-01',
      case hold when 'confirmed' then ${officers[1]}::uuid end
    from unnest(${ids}::uuid[], ${of(({ hold }) => hold)}::text[]) as l(id, hold) where hold is not null
  `.execute(owner.db);
}

test('three hundred enterprises stand day after day where the contract puts them, each with its own notices', async () => {
  const seed = Date.now() & 0x7fffffff;
  const sequences = fc.sample(fc.array(facts, { minLength: STEPS, maxLength: STEPS }), { numRuns: LIVES, seed });
  let models = ids.map((): Model => ({ byRecords: 'never_judged', notices: [], outcome: 'not_yet' }));
  let day = START;
  for (let step = 0; step < STEPS; step += 1) {
    day = addDays(day, PASSING[step] ?? 1);
    const now = sequences.map((sequence) => sequence[step] ?? SOUND);
    await arrange(now);
    await judgeEverybody(db, noonOf(day));
    models = models.map((model, at) => next(model, day, now[at] ?? SOUND));
    const { rows } = await sql<{ outcome: Outcome; byRecords: Outcome; notices: Notice[] }>`
      select s.outcome, s.by_records, (select coalesce(jsonb_agg(jsonb_build_object('rule', n.rule, 'verdict', n.verdict,
          'until', n.until) order by n.rule), '[]') from standing_notice n where n.enterprise_id = l.id) as notices
      from unnest(${ids}::uuid[]) with ordinality as l(id, place)
      join enterprise_standing s on s.enterprise_id = l.id
      order by l.place
    `.execute(db);
    const said = (list: readonly Model[]) =>
      list.map(({ outcome, byRecords, notices }, at) => ({ at, outcome, byRecords, notices }));
    expect(said(rows), `seed ${seed}, step ${step}, ${day}`).toEqual(said(models));
  }
  const seen = new Set(models.map(({ outcome }) => outcome));
  expect(seen.size, `seed ${seed}`).toBeGreaterThan(2);
});
