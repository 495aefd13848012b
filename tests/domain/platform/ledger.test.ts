import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '~/platform/db.server';
import { anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { branchId } = await anEligibleSeller(database.db);

async function anAccount(db: Db, kind: string, currency = 'INR'): Promise<number> {
  const row = await db
    .insertInto('ledgerAccount')
    .values({ branchId, kind, currency })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) return row.id;
  const known = db.selectFrom('ledgerAccount').select('id').where('kind', '=', kind).where('currency', '=', currency);
  return (await known.executeTakeFirstOrThrow()).id;
}

async function anEntry(db: Db): Promise<number> {
  const row = await db
    .insertInto('ledgerEntry')
    .values({ kind: 'test', effectiveOn: '2026-11-01' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

type Line = { kind: string; amountMinor: number; currency?: string };

async function post(db: Db, entryId: number, lines: Line[]): Promise<void> {
  const values = [];
  for (const { kind, amountMinor, currency = 'INR' } of lines) {
    values.push({
      entryId,
      effectiveOn: '2026-11-01',
      accountId: await anAccount(db, kind, currency),
      amountMinor,
      currency,
    });
  }
  await db.insertInto('ledgerLine').values(values).execute();
}

const balanced: Line[] = [
  { kind: 'cash_box', amountMinor: 5000 },
  { kind: 'fine_income', amountMinor: -5000 },
];

describe.each([
  ['the application', database.db],
  ['the owner', database.owner.db],
])('the ledger, written by %s', (_who, db) => {
  it('takes an entry that balances', async () => {
    await expect(anEntry(db).then((entry) => post(db, entry, balanced))).resolves.toBeUndefined();
  });

  it('refuses an entry that does not balance in every currency', async () => {
    const entry = await anEntry(db);
    await expect(post(db, entry, [{ kind: 'cash_box', amountMinor: 1 }])).rejects.toThrow('does not balance');
    const mixed = [
      { kind: 'cash_box', amountMinor: 5000, currency: 'INR' },
      { kind: 'fine_income', amountMinor: -5000, currency: 'USD' },
    ];
    await expect(post(db, entry, mixed)).rejects.toThrow('does not balance');
  });

  it('refuses a second posting to an entry', async () => {
    const entry = await anEntry(db);
    await post(db, entry, balanced);
    const more = [
      { kind: 'bank', amountMinor: 1 },
      { kind: 'expense', amountMinor: -1 },
    ];
    await expect(post(db, entry, more)).rejects.toThrow('sealed');
  });

  it.each([
    'update ledger_line set amount_minor = amount_minor * 2',
    'delete from ledger_line',
    'truncate ledger_line',
    "update ledger_entry set kind = 'other'",
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
  ])('refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(/append-only|permission denied/);
  });
});

it('gives balances as the sum of lines', async () => {
  const { rows } = await sql<{ kind: string; balanceMinor: number }>`
    select kind, balance_minor from ledger_balance where branch_id = ${branchId} and currency = 'INR' order by kind
  `.execute(database.db);
  const cash = rows.find(({ kind }) => kind === 'cash_box');
  expect(cash?.balanceMinor).toBeGreaterThan(0);
  expect(rows.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
});

it('lets the application own nothing and alter nothing', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'step4_app'
  `.execute(database.owner.db);
  expect(rows).toEqual([]);
  for (const statement of [
    'alter table account add column rich boolean',
    'alter table ledger_line disable trigger all',
    'truncate account cascade',
    'drop table offer cascade',
    "update rule_set set version = 'mine'",
  ]) {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/must be owner|permission denied/);
  }
});
