import { beforeAll, expect, it } from 'vitest';
import { groupBalancesOverTime } from '~/domain/ledger/balances-over-time.queries.server';
import { newId } from '~/platform/id';
import { inFolder, instalment, loan, payment, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
let groupId = '';

beforeAll(async () => {
  const registers = soundRegisters('A');
  registers.loans = [loan('A-L1', 'A-G', 'A-M1')];
  registers.loan_instalments = [instalment('A-L1', 1, '2027-03-10', '100')];
  registers.loan_payments = [payment('A-L1', '2026-06-20', '40')];
  await inFolder([registers], (folder) => takeIn(database, folder));
  groupId = (await db.selectFrom('selfHelpGroup').select('id').executeTakeFirstOrThrow()).id;
});

it('gives savings, loans and cash at the ends of months and on the last day', async () => {
  expect(await groupBalancesOverTime(db, groupId, { until: '2026-07-14', months: 5 })).toEqual([
    { on: '2026-02-28', savingsMinor: 0, loansMinor: 0, cashMinor: 0 },
    { on: '2026-03-31', savingsMinor: 1_000, loansMinor: 10_000, cashMinor: -9_000 },
    { on: '2026-04-30', savingsMinor: 1_000, loansMinor: 10_000, cashMinor: -9_000 },
    { on: '2026-05-31', savingsMinor: 3_000, loansMinor: 10_000, cashMinor: -7_000 },
    { on: '2026-06-30', savingsMinor: 6_000, loansMinor: 6_000, cashMinor: 0 },
    { on: '2026-07-14', savingsMinor: 7_000, loansMinor: 6_000, cashMinor: 1_000 },
  ]);
});

it('gives zeroes for a group without books', async () => {
  expect(await groupBalancesOverTime(db, newId(), { until: '2026-07-14', months: 0 })).toEqual([
    { on: '2026-07-14', savingsMinor: 0, loansMinor: 0, cashMinor: 0 },
  ]);
});
