import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { judgedEnterprises } from '~/domain/eligibility/judged-enterprises.queries.server';
import { fixedClock } from '~/platform/clock';
import { add, marked, notHeld, type RegisterChange } from '../../factories/register-changes';
import { inFolder, soundRegisters, waiver } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const AS_OF = '2026-10-31';
const clock = fixedClock(`${AS_OF}T09:00:00Z`);
let groups = 0;
let code = '';

/** A group's registers taken in under the code of the running test, with changes. */
async function given(...changes: RegisterChange[]): Promise<number> {
  const registers = soundRegisters(code);
  for (const change of changes) change(registers, code);
  return inFolder([registers], (folder) => takeIn(database, folder));
}

async function enterpriseId(): Promise<string> {
  return (await db.selectFrom('enterprise').select('id').where('code', '=', `${code}-E`).executeTakeFirstOrThrow()).id;
}

async function judged(asOf = AS_OF) {
  const id = await enterpriseId();
  return db.transaction().execute((tx) => judgeEnterprises(tx, { enterpriseIds: [id], asOf, clock }));
}

async function standing() {
  return db
    .selectFrom('enterpriseStanding as s')
    .innerJoin('eligibilityDecision as d', 'd.id', 's.decisionId')
    .select(['s.outcome', 's.eligibleSince', 'd.thresholds', 'd.asOf', 'd.basisImportId'])
    .where('s.enterpriseId', '=', await enterpriseId())
    .executeTakeFirst();
}

async function decisions(): Promise<number> {
  const id = await enterpriseId();
  const rows = await db.selectFrom('eligibilityDecision').select('id').where('enterpriseId', '=', id).execute();
  return rows.length;
}

/** Enough to stay, too little to enter. */
const cameEightOfTwelve = marked('absent', 1, 4);
/** Too little to stay. */
const cameSixOfTwelve = marked('absent', 1, 6);

beforeEach(() => {
  groups += 1;
  code = `J${groups}`;
});

describe('a judgement', () => {
  test('writes a decision with a line for every rule, and where the enterprise stands', async () => {
    const importId = await given();
    expect(await judged()).toEqual({ decisions: 1, moved: 1 });
    expect(await standing()).toEqual({
      outcome: 'eligible',
      eligibleSince: AS_OF,
      thresholds: 'enter',
      asOf: AS_OF,
      basisImportId: importId,
    });
    const evidence = await db
      .selectFrom('eligibilityEvidence as v')
      .innerJoin('enterpriseStanding as s', 's.decisionId', 'v.decisionId')
      .select(['v.rule', 'v.verdict', 'v.numerator', 'v.denominator', 'v.threshold', 'v.windowAfter', 'v.memberId'])
      .where('s.enterpriseId', '=', await enterpriseId())
      .execute();
    expect(evidence).toHaveLength(17);
    const owner = await db.selectFrom('member').select('id').where('code', '=', `${code}-M1`).executeTakeFirstOrThrow();
    expect(evidence.find(({ rule }) => rule === 'M3')).toEqual({
      rule: 'M3',
      verdict: 'pass',
      numerator: 12,
      denominator: 12,
      threshold: 'percent_at_least 75',
      windowAfter: '2026-04-30',
      memberId: owner.id,
    });
  });

  test('of the same records writes nothing, that day or the next', async () => {
    await given();
    await judged();
    expect(await judged()).toEqual({ decisions: 0, moved: 0 });
    expect(await judged('2026-11-01')).toEqual({ decisions: 0, moved: 0 });
    expect(await decisions()).toBe(1);
  });

  test('of the same records writes nothing when a waiver was needed to enter and is not to stay', async () => {
    await given(
      notHeld('cancelled', 1, 2),
      notHeld('missed', 3, 3),
      add('waivers', () => [waiver(`${code}-E`, 'G2')]),
    );
    await judged();
    expect(await judged()).toEqual({ decisions: 0, moved: 0 });
    expect(await judged('2026-11-01')).toEqual({ decisions: 1, moved: 0 });
    expect(await judged('2026-11-01')).toEqual({ decisions: 0, moved: 0 });
  });

  test('holds one who is eligible to what it takes to stay', async () => {
    await given();
    await judged();
    await given(cameEightOfTwelve);
    expect(await judged()).toEqual({ decisions: 1, moved: 0 });
    expect(await standing()).toMatchObject({ outcome: 'eligible', thresholds: 'keep', eligibleSince: AS_OF });
  });

  test('holds one who is not to what it takes to enter', async () => {
    await given(cameEightOfTwelve);
    await judged();
    expect(await standing()).toMatchObject({ outcome: 'not_yet', thresholds: 'enter', eligibleSince: null });
  });

  test('gives one who fails her notice, then pauses her, and takes her back by what it takes to enter', async () => {
    await given();
    await judged();
    await given(cameSixOfTwelve);
    expect(await judged()).toEqual({ decisions: 1, moved: 1 });
    expect(await standing()).toMatchObject({ outcome: 'at_risk', thresholds: 'keep', eligibleSince: AS_OF });
    expect(await judged('2026-10-31')).toEqual({ decisions: 0, moved: 0 });
    await db.updateTable('standingNotice').set({ since: '2026-10-17', until: AS_OF }).execute();
    expect(await judged()).toEqual({ decisions: 1, moved: 1 });
    expect(await standing()).toMatchObject({ outcome: 'paused', thresholds: 'keep', eligibleSince: null });
    expect(await judged()).toEqual({ decisions: 0, moved: 0 });

    await given(cameEightOfTwelve);
    await judged();
    expect(await standing()).toMatchObject({ outcome: 'paused', thresholds: 'enter' });
    await given();
    await judged('2026-11-02');
    expect(await standing()).toMatchObject({ outcome: 'eligible', eligibleSince: '2026-11-02' });
  });

  test('does not pause one who was eligible because records are missing', async () => {
    await given();
    await judged();
    await given(marked('excused', 1, 8));
    await judged();
    expect(await standing()).toMatchObject({ outcome: 'at_risk', eligibleSince: AS_OF });
    await given();
    await judged();
    expect(await standing()).toMatchObject({ outcome: 'eligible', eligibleSince: AS_OF });
  });

  test('lifts no suspension', async () => {
    await given();
    await judged();
    const id = await enterpriseId();
    await db.updateTable('enterpriseStanding').set({ outcome: 'suspended' }).where('enterpriseId', '=', id).execute();
    await judged();
    expect(await standing()).toMatchObject({ outcome: 'suspended' });
  });

  test('goes by the day in the branch’s time zone', async () => {
    await given();
    await db.transaction().execute(async (tx) => {
      const late = fixedClock('2026-10-30T18:30:00Z');
      await judgeEnterprises(tx, { enterpriseIds: [await enterpriseId()], clock: late });
    });
    expect(await standing()).toMatchObject({ asOf: '2026-10-31' });
  });

  test('passes over suppliers and ids that nobody has', async () => {
    const supplier = '018f0000-0000-7000-8000-000000000001';
    await sql`
      insert into enterprise (id, code, name, kind, country, district) values (${supplier}, ${code}, 'Jars', 'supplier', 'IN', 'x')
    `.execute(db);
    const enterpriseIds = [supplier, '018f0000-0000-7000-8000-000000000002'];
    const nothing = await db.transaction().execute((tx) => judgeEnterprises(tx, { enterpriseIds, clock }));
    expect(nothing).toEqual({ decisions: 0, moved: 0 });
  });
});

describe('who stands elsewhere than before', () => {
  const events = () =>
    db.selectFrom('outboxEvent').select('payload').where('name', '=', 'eligibility.judged').execute();

  test('is told by one event, whose decisions name them', async () => {
    await given();
    const before = (await events()).length;
    await judged();
    const told = (await events()).slice(before);
    expect(told).toHaveLength(1);
    const range = told[0]?.payload as { decisionFrom: number; decisionTo: number };
    expect(await judgedEnterprises(db, range)).toEqual([await enterpriseId()]);
  });

  test('is not told where only the evidence is new', async () => {
    await given();
    await judged();
    const before = (await events()).length;
    await given(cameEightOfTwelve);
    expect(await judged()).toEqual({ decisions: 1, moved: 0 });
    expect(await events()).toHaveLength(before);
  });
});

describe('a published rule set', () => {
  test('never changes, not even by the owner of the database', async () => {
    await expect(sql`update rule_set set thresholds = '{}'`.execute(database.owner.db)).rejects.toThrow(
      /never changes/,
    );
    await expect(sql`delete from rule_set`.execute(database.owner.db)).rejects.toThrow(/never changes/);
  });
});
