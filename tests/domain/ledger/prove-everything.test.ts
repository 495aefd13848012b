import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_CHECKS } from '~/domain/ledger/ledger-checks.sql';
import { BOOK_CHECKS } from '~/domain/registers/prove-books.queries.server';
import { lastProof, proveEverything } from '~/domain/registers/prove-everything.server';
import { fixedClock } from '~/platform/clock';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { entryAlone, linesAlone, wholeEntry } from './ledger-statements';

const database = await testDatabase();
const { db, owner } = database;
const clock = fixedClock('2026-11-27T01:23:00Z');
const ON = '2026-05-05';
let account = { id: 0, currency: '', groupId: '' };
let other = { id: 0, currency: '' };
let elsewhere = { id: 0, currency: '' };
let meetingId = '';

beforeAll(async () => {
  await takeIn(database, 'tests/vectors/registers-small');
  const { rows } = await sql<typeof account & { kind: string }>`
    select a.id, a.currency, a.group_id, a.kind from ledger_account a
    where a.kind in ('cash_box', 'bank') and a.currency = 'INR'
      and a.group_id in (select group_id from ledger_account where kind = 'bank') order by a.group_id, a.kind
  `.execute(owner.db);
  const bank = rows.find(({ kind }) => kind === 'bank');
  const box = rows.find(({ kind, groupId }) => kind === 'cash_box' && groupId === bank?.groupId);
  const foreign = rows.find(({ kind, groupId }) => kind === 'cash_box' && groupId !== bank?.groupId);
  if (!bank || !box || !foreign) throw new Error('no accounts');
  [account, other, elsewhere] = [box, bank, foreign];
  const meeting = await owner.db
    .selectFrom('meeting')
    .select('id')
    .where('groupId', '<>', box.groupId)
    .executeTakeFirstOrThrow();
  meetingId = meeting.id;
});

const line = (to: { id: number; currency: string }, amountMinor: number, currency = to.currency) => ({
  accountId: to.id,
  amountMinor,
  currency,
});

/** Does as only the owner can: past the database's refusals. */
async function forced(...statements: string[]): Promise<void> {
  await owner.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = 'replica'`.execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

const broken = async () => {
  const { checks, breaks, breakCount } = await proveEverything(db, clock);
  return { broken: checks.filter((one) => one.broken > 0).map((one) => one.check), breaks, breakCount };
};

describe('a whole ledger', () => {
  it('is proved check by check, with counts, and the proof is written down', async () => {
    const proof = await proveEverything(db, clock);
    expect(proof.checks.map(({ check }) => check)).toEqual([...LEDGER_CHECKS, ...BOOK_CHECKS]);
    expect(proof.checks.filter((one) => one.broken > 0)).toEqual([]);
    expect([proof.breakCount, proof.breaks]).toEqual([0, []]);
    expect(proof.entries).toBeGreaterThan(500);
    for (const { check, lookedAt } of proof.checks) {
      if (check !== 'reversal-differs') expect(lookedAt, check).toBeGreaterThan(0);
    }
    expect(await lastProof(db)).toEqual(proof);
  });
});

describe('a ledger that somebody with the owner’s rights broke', () => {
  const id = 30_000_000_000;
  afterEach(() =>
    forced(`delete from ledger_line where entry_id >= ${id}`, `delete from ledger_entry where id >= ${id}`),
  );
  const entry = { id, on: ON };

  it.each([
    ['entry-unbalanced', () => [wholeEntry(entry, [line(account, 5)])]],
    ['entry-without-lines', () => [entryAlone(entry)]],
    ['line-without-entry', () => [linesAlone(entry, [line(account, 5), line(other, -5)])]],
    [
      'number-doubled',
      () => [
        wholeEntry(entry, [line(account, 5), line(other, -5)]),
        wholeEntry({ id, on: '2025-05-05' }, [line(account, -5), line(other, 5)]),
      ],
    ],
    ['currency-mixed', () => [wholeEntry(entry, [line(account, 5, 'KES'), line(other, -5, 'KES')])]],
    ['books-mixed', () => [wholeEntry(entry, [line(account, 5), line(elsewhere, -5)])]],
    [
      'reversal-differs',
      () => [
        wholeEntry(entry, [line(account, 5), line(other, -5)]),
        wholeEntry({ id: id + 1, on: ON, reversesId: id }, [line(account, -6), line(other, 6)]),
      ],
    ],
    [
      'entry-elsewhere',
      () => [
        `insert into ledger_entry (id, kind, effective_on, meeting_id) overriding system value
          values (${id}, 'test', '${ON}', '${meetingId}')`,
        linesAlone(entry, [line(account, 5), line(other, -5)]),
      ],
    ],
    ['currency-not-zero', () => [wholeEntry(entry, [line(account, 5)])]],
    ['cash-box', () => [wholeEntry(entry, [line(account, 5), line(other, -5)])]],
  ] as const)('is found out: %s', async (check, statements) => {
    await forced(...statements());
    const found = await broken();
    expect(found.broken).toContain(check);
    expect(found.breaks.map(({ what }) => what)).toContain(check);
    expect(found.breakCount).toBeGreaterThan(0);
  });

  it('is found out where the registers say something else of savings and loans', async () => {
    await owner.db.transaction().execute(async (tx) => {
      await sql`update saving set amount_minor = amount_minor + 1 where id = (select min(id) from saving)`.execute(tx);
      await sql`update loan set principal_minor = principal_minor + 1
        where id = (select id from loan where source = 'own_fund' order by code limit 1)`.execute(tx);
    });
    expect((await broken()).broken).toEqual(['cash-box', 'member-savings', 'loan-receivable']);
    await sql`update saving set amount_minor = amount_minor - 1 where id = (select min(id) from saving)`.execute(
      owner.db,
    );
    await sql`update loan set principal_minor = principal_minor - 1
      where id = (select id from loan where source = 'own_fund' order by code limit 1)`.execute(owner.db);
  });

  it('is found out where a refusal of the database was switched off', async () => {
    await sql`alter table by_year.ledger_line_default disable trigger ledger_line_balanced`.execute(owner.db);
    expect(await broken()).toMatchObject({
      broken: ['guard-missing'],
      breaks: [{ what: 'guard-missing', id: 'by_year.ledger_line_default' }],
    });
    await sql`alter table by_year.ledger_line_default enable trigger ledger_line_balanced`.execute(owner.db);
    expect((await broken()).breakCount).toBe(0);
  });
});
