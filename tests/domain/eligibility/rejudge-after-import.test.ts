import { beforeAll, describe, expect, test } from 'vitest';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { queueTouchedByImport } from '~/domain/eligibility/queue-touched.server';
import { fixedClock } from '~/platform/clock';
import { add, marked, set, type RegisterChange } from '../../factories/register-changes';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-10-31T09:00:00Z');

async function judgedAfter(importId: number) {
  await queueTouchedByImport(db, importId, clock);
  return judgeWaiting(db, clock);
}

/** What a second folder says otherwise, and the verdict of the rule that shows it. */
const changes: [what: string, change: RegisterChange, rule: string, verdict: string][] = [
  ['marks', marked('absent', 1, 12), 'G3', 'fail'],
  ['savings', set('savings', 12, { amount: '11' }), 'G7', 'fail'],
  [
    'a missed meeting',
    add('meetings', (code) => [{ group_code: `${code}-G`, scheduled_on: '2026-10-20', status: 'missed' }]),
    'G2',
    'pass',
  ],
  [
    'money moved',
    add('cash_movements', (code) => [
      { group_code: `${code}-G`, scheduled_on: '2026-10-06', kind: 'fine', amount: '1' },
    ]),
    'G7',
    'fail',
  ],
  [
    'a loan paid',
    add('loan_payments', (code) => [{ loan_code: `${code}-L1`, paid_on: '2026-10-01', amount: '9' }]),
    'G7',
    'fail',
  ],
  ['an earlier instalment', set('loan_instalments', 0, { due_on: '2026-08-01' }), 'G6', 'fail'],
  ['a consent withdrawn', set('members', 0, { consent_withdrawn_on: '2026-10-01' }), 'M1', 'fail'],
  ['an assessment failed', set('assessments', 0, { passed: 'no' }), 'M6', 'fail'],
  ['minutes of training', set('training_attendance', 0, { minutes: '10' }), 'M6', 'fail'],
  ['a visit', set('vetting_visits', 0, { outcome: 'fail' }), 'E2', 'fail'],
  ['an enterprise closed', set('enterprises', 0, { status: 'closed' }), 'E1', 'fail'],
  ['another kind of group', set('groups', 0, { kind: 'rotating' }), 'M4', 'not_applicable'],
];
const registers = (changed: boolean) =>
  [...changes, undefined].map((change, at) => {
    const code = `R${at + 1}`;
    const own = soundRegisters(code);
    if (changed) change?.[1](own, code);
    return own;
  });

describe('after an import that corrects records of some groups', () => {
  let importId = 0;
  beforeAll(async () => {
    const first = await inFolder(registers(false), (folder) => takeIn(database, folder));
    await judgedAfter(first);
    importId = await inFolder(registers(true), (folder) => takeIn(database, folder));
  });

  test('their enterprises are judged again, and nobody else’s', async () => {
    expect(await judgedAfter(importId)).toMatchObject({ decisions: changes.length });
    const again = await db
      .selectFrom('eligibilityDecision as d')
      .innerJoin('enterprise as e', 'e.id', 'd.enterpriseId')
      .select('e.code')
      .where('d.basisImportId', '=', importId)
      .execute();
    expect(again.map(({ code }) => code).sort()).toEqual(changes.map((_, at) => `R${at + 1}-E`).sort());
  });

  test.each(changes.map(([what, , rule, verdict], at) => ({ what, rule, verdict, code: `R${at + 1}-E` })))(
    '$rule says $verdict to $what',
    async ({ code, rule, verdict }) => {
      const line = await db
        .selectFrom('eligibilityEvidence as v')
        .innerJoin('enterpriseStanding as s', 's.decisionId', 'v.decisionId')
        .innerJoin('enterprise as e', 'e.id', 's.enterpriseId')
        .select('v.verdict')
        .where('e.code', '=', code)
        .where('v.rule', '=', rule)
        .executeTakeFirstOrThrow();
      expect(line.verdict).toBe(verdict);
    },
  );

  test('there is nothing left for a judgement of everybody, nor for doing it twice', async () => {
    expect(await judgedAfter(importId)).toEqual({ decisions: 0, moved: 0 });
    expect(await judgeEverybody(db, clock)).toEqual({ decisions: 0, moved: 0 });
  });
});
