import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { postEntries, reverseEntries } from '~/domain/ledger/post-entries.server';
import type { Db } from '~/platform/db.server';
import { testDatabase } from '../../support/test-database';
import { entryAlone, linesAlone, partitionOf, wholeEntry, type SaidLine } from './ledger-statements';
import { openSmallBooks, type KnownBooks } from './small-books';

const database = await testDatabase();
const { db, owner } = database;
const books = await openSmallBooks(owner.db);
const [roja, upendo] = books.filter(({ groupId, currency }) => groupId !== null && currency === 'INR');
if (!roja || !upendo) throw new Error('no books');

const ON = '2026-05-19';
let lastId = 20_000_000_000;
const line = ({ accounts, currency }: KnownBooks, kind: string, amountMinor: number): SaidLine => ({
  accountId: accounts.find((account) => account.kind === kind)?.id ?? 0,
  amountMinor,
  currency,
});
const fine = [line(roja, 'cash_box', 5_000), line(roja, 'fine_income', -5_000)];
const undone = fine.map((one) => ({ ...one, amountMinor: -one.amountMinor }));
const run = (as: Db, statement: string) => sql.raw(statement).execute(as);

async function posted(as: Db = db): Promise<{ id: number; on: string }> {
  const entry = { id: ++lastId, on: ON };
  await run(as, wholeEntry(entry, fine));
  return entry;
}

describe.each([
  ['the application', db],
  ['the owner', owner.db],
])('the ledger, written by %s', (_who, as) => {
  it('takes an entry with its lines in one statement', async () => {
    await expect(posted(as)).resolves.toMatchObject({ on: ON });
  });

  it('refuses an entry that does not balance in every currency', async () => {
    const entry = { id: ++lastId, on: ON };
    await expect(run(as, wholeEntry(entry, [line(roja, 'cash_box', 1)]))).rejects.toThrow('does not balance');
    const dollars = { ...line(roja, 'fine_income', -5_000), currency: 'USD' };
    await expect(run(as, wholeEntry(entry, [line(roja, 'cash_box', 5_000), dollars]))).rejects.toThrow(
      'does not balance',
    );
  });

  it('refuses an entry without lines, and lines that come later', async () => {
    await expect(run(as, entryAlone({ id: ++lastId, on: ON }))).rejects.toThrow('has no lines');
    const more = [line(roja, 'bank', 1), line(roja, 'expense', -1)];
    await expect(run(as, linesAlone(await posted(as), more))).rejects.toThrow('is sealed');
  });

  it('refuses an amount in another currency than the account’s', async () => {
    const dollars = fine.map((one) => ({ ...one, currency: 'USD' }));
    await expect(run(as, wholeEntry({ id: ++lastId, on: ON }, dollars))).rejects.toThrow('mixes currencies');
  });

  it('refuses an entry over the books of two groups', async () => {
    const over = [line(roja, 'cash_box', 5_000), line(upendo, 'cash_box', -5_000)];
    await expect(run(as, wholeEntry({ id: ++lastId, on: ON }, over))).rejects.toThrow('two sets of books');
  });

  it('refuses a reversal that is not the exact opposite, and a second one', async () => {
    const entry = await posted(as);
    const reversal = () => ({ id: ++lastId, on: ON, reversesId: entry.id });
    const more = undone.map((one) => ({ ...one, amountMinor: one.amountMinor * 2 }));
    await expect(run(as, wholeEntry(reversal(), more))).rejects.toThrow('not the opposite');
    const elsewhere = [line(roja, 'bank', -5_000), line(roja, 'fine_income', 5_000)];
    await expect(run(as, wholeEntry(reversal(), elsewhere))).rejects.toThrow('not the opposite');
    const first = reversal();
    await run(as, wholeEntry(first, undone));
    await expect(run(as, wholeEntry(reversal(), undone))).rejects.toThrow('duplicate key');
    await expect(run(as, wholeEntry({ id: ++lastId, on: ON, reversesId: first.id }, fine))).rejects.toThrow(
      'takes back a reversal',
    );
  });

  it.each([
    'update ledger_line set amount_minor = amount_minor * 2',
    'delete from ledger_line',
    'truncate ledger_line',
    "update ledger_entry set kind = 'other'",
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
    "update ledger_account set currency = 'USD'",
    'delete from ledger_account',
    `update ${partitionOf('ledger_line', ON)} set amount_minor = amount_minor * 2`,
    `delete from ${partitionOf('ledger_line', ON)}`,
    `truncate ${partitionOf('ledger_line', ON)}`,
    `truncate ${partitionOf('ledger_entry', ON)} cascade`,
  ])('refuses: %s', async (statement) => {
    await expect(run(as, statement)).rejects.toThrow(/append-only|permission denied/);
  });
});

it('gives balances as the sum of lines', async () => {
  const { rows } = await sql<{ balanceMinor: number }>`
    select balance_minor from ledger_balance where group_id = ${roja.groupId} and currency = 'INR'
  `.execute(db);
  expect(rows.some(({ balanceMinor }) => balanceMinor > 0)).toBe(true);
  expect(rows.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
});

it('takes an entry back once, however many ask for it at the same moment', async () => {
  const [account, other] = roja.accounts;
  if (!account || !other) throw new Error('no accounts');
  for (let round = 0; round < 10; round += 1) {
    const lines = [
      { account, amountMinor: 700 },
      { account: other, amountMinor: -700 },
    ];
    const entry = { kind: 'test', effectiveOn: ON, currency: 'INR', lines };
    const [id = null] = await db.transaction().execute((tx) => postEntries(tx, 1, [entry]));
    const takeBack = () => db.transaction().execute((tx) => reverseEntries(tx, 2, [id ?? 0], 'a mistake'));
    const answers = await Promise.allSettled([takeBack(), takeBack(), takeBack()]);
    const reversals = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    expect(reversals).toHaveLength(1);
  }
});

it('lets the application own nothing and alter nothing', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'step4_app'
  `.execute(owner.db);
  expect(rows).toEqual([]);
  for (const statement of [
    'alter table account add column rich boolean',
    'alter table ledger_line disable trigger all',
    "set session_replication_role = 'replica'",
    `select from ${partitionOf('ledger_line', ON)}`,
    'create table mine (id bigint)',
    'truncate account cascade',
    'drop table offer cascade',
    "update rule_set set version = 'mine'",
  ]) {
    await expect(run(db, statement)).rejects.toThrow(/must be owner|permission denied/);
  }
});
