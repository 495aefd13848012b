import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { keepDatabase } from '~/platform/keep-database.server';
import { newId } from '~/platform/id';
import { entryAlone, linesAlone, wholeEntry } from '../ledger/ledger-statements';
import { openSmallBooks } from '../ledger/small-books';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const owner = database.owner.db;
const thisYear = new Date().getUTCFullYear();

const [cashBox, bank] = (await openSmallBooks(owner)).find(({ groupId }) => groupId !== null)?.accounts ?? [];
if (!cashBox || !bank) throw new Error('no accounts');
const LINES = [
  { accountId: cashBox.id, amountMinor: 5, currency: cashBox.currency },
  { accountId: bank.id, amountMinor: -5, currency: bank.currency },
];
let lastId = 40_000_000_000;

async function anEntry(on: string, reversesId: number | null = null): Promise<number> {
  const lines = reversesId === null ? LINES : LINES.map((line) => ({ ...line, amountMinor: -line.amountMinor }));
  const id = ++lastId;
  await sql.raw(wholeEntry({ id, on, reversesId }, lines)).execute(database.db);
  return id;
}

async function partitionOf(id: number): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select tableoid::regclass::text as name from ledger_entry where id = ${id}
  `.execute(owner);
  return rows[0]?.name;
}

const parents = sql<{ name: string }>`
  select c.relname as name from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
  where c.relnamespace = 'public'::regnamespace order by 1`;

describe('a table that grows by the year', () => {
  it('has a partition for this year and the next, for what is older and for whatever no other takes', async () => {
    const { rows } = await parents.execute(owner);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const { name } of rows) {
      for (const part of [thisYear, thisYear + 1, 'earlier', 'default']) {
        const found = await sql<{ here: boolean }>`
          select to_regclass(${`by_year.${name}_${part}`}) is not null as here`.execute(owner);
        expect(found.rows[0]?.here, `${name}_${part}`).toBe(true);
      }
    }
  });

  it.each([
    ['1974-02-01', 'by_year.ledger_entry_earlier'],
    [`${thisYear}-01-01`, `by_year.ledger_entry_${thisYear}`],
    [`${thisYear}-12-31`, `by_year.ledger_entry_${thisYear}`],
    ['2190-06-01', 'by_year.ledger_entry_default'],
  ])('takes what is dated %s', async (day, partition) => {
    expect(await partitionOf(await anEntry(day))).toBe(partition);
  });

  it('gets the partitions of a coming year once, from the application’s own role', async () => {
    const made = () =>
      sql<{ names: string[] }>`select make_coming_partitions() as names`
        .execute(database.db)
        .then(({ rows }) => rows[0]?.names);
    expect(await made()).toEqual([]);
    await owner.schema.dropTable(`by_year.saving_${thisYear + 1}`).execute();
    expect(await made()).toEqual([`saving_${thisYear + 1}`]);
    expect(await made()).toEqual([]);
  });

  it('leaves a year whose rows lie in the default partition there', async () => {
    await anEntry('2150-06-01');
    const { rows } = await sql<{ names: string[] }>`select make_year_partitions(2150, 2150) as names`.execute(owner);
    expect(rows[0]?.names).toContain('saving_2150');
    expect(rows[0]?.names).not.toContain('ledger_entry_2150');
    expect(await partitionOf(await anEntry('2150-06-02'))).toBe('by_year.ledger_entry_default');
  });

  it('cannot be reached by the application but through its parent', async () => {
    for (const statement of [
      `select from by_year.saving_${thisYear}`,
      `delete from by_year.ledger_line_${thisYear}`,
      `insert into by_year.ledger_line_${thisYear} values (1, '${thisYear}-01-01', 1, 1, 'INR')`,
      `alter table ledger_line detach partition by_year.ledger_line_${thisYear}`,
      'select make_year_partitions(2100, 2101)',
    ]) {
      await expect(sql.raw(statement).execute(database.db), statement).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
  });
});

it('is kept every night: old events that were handled go, others stay', async () => {
  const clock = { now: () => new Date('2026-11-27T01:11:00Z') };
  const event = (handledAt: string | null) => ({ name: 'test.kept', payload: '{}', handledAt });
  await owner
    .insertInto('outboxEvent')
    .values([event('2026-10-27T00:00:00Z'), event('2026-10-29T00:00:00Z'), event(null)])
    .execute();
  expect(await keepDatabase(database.db, clock)).toEqual({ partitions: [], events: 1 });
  expect(await keepDatabase(database.db, clock)).toEqual({ partitions: [], events: 0 });
  expect(await owner.selectFrom('outboxEvent').where('name', '=', 'test.kept').selectAll().execute()).toHaveLength(2);
});

describe('the ledger, year by year', () => {
  it('takes an entry back once, on its own day', async () => {
    const entry = await anEntry('2026-11-01');
    await expect(anEntry('2026-11-02', entry)).rejects.toThrow('foreign key');
    await anEntry('2026-11-01', entry);
    await expect(anEntry('2026-11-01', entry)).rejects.toThrow('unique');
  });

  it('refuses a line on another day than its entry’s', async () => {
    const id = await anEntry('2026-11-01');
    await expect(sql.raw(linesAlone({ id, on: '2026-11-02' }, LINES)).execute(database.db)).rejects.toThrow(
      'there is no ledger entry',
    );
  });

  it.each([String(thisYear), 'earlier', 'default'])(
    'balances, seals and keeps what is written into the partition %s itself, even by the owner',
    async (suffix) => {
      const on = `${{ earlier: 1980, default: 2180 }[suffix] ?? suffix}-05-01`;
      const into = { entryTable: `by_year.ledger_entry_${suffix}`, lineTable: `by_year.ledger_line_${suffix}` };
      const write = (statement: string) => sql.raw(statement).execute(owner);
      const entry = { id: ++lastId, on };
      await expect(write(wholeEntry(entry, LINES.slice(0, 1), into))).rejects.toThrow('does not balance');
      await expect(write(entryAlone(entry, into))).rejects.toThrow('has no lines');
      await write(wholeEntry(entry, LINES, into));
      await expect(write(linesAlone(entry, LINES, into))).rejects.toThrow(/duplicate key|is sealed/);
      for (const table of Object.values(into)) {
        for (const statement of [
          `delete from ${table}`,
          `truncate ${table} cascade`,
          `update ${table} set effective_on = effective_on`,
        ]) {
          await expect(write(statement)).rejects.toThrow('append-only');
        }
      }
    },
  );

  it('guards a year that comes later like the others', async () => {
    await sql`select make_year_partitions(2120, 2120)`.execute(owner);
    const entryTable = 'by_year.ledger_entry_2120';
    await expect(
      sql.raw(entryAlone({ id: ++lastId, on: '2120-05-01' }, { entryTable })).execute(owner),
    ).rejects.toThrow('has no lines');
  });
});

it('holds a record to the day for which its meeting was scheduled', async () => {
  const { id: groupId } = await owner.selectFrom('selfHelpGroup').select('id').executeTakeFirstOrThrow();
  const memberId = newId();
  await owner
    .insertInto('member')
    .values({ id: memberId, code: 'PARTITIONS', displayName: 'Rani', birthYear: 1990 })
    .execute();
  const meetingId = newId();
  await owner
    .insertInto('meeting')
    .values({ id: meetingId, groupId, scheduledOn: '2026-11-03', status: 'held', heldOn: '2026-11-04' })
    .execute();
  const saved = (meetingOn: string) =>
    database.db.insertInto('saving').values({ meetingId, meetingOn, memberId, amountMinor: 1 }).execute();
  await expect(saved('2026-11-04')).rejects.toThrow('foreign key');
  await expect(saved('2026-11-03')).resolves.toHaveLength(1);
});
