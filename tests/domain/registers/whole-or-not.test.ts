import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { runImport } from '~/domain/registers/run-import.server';
import { fixedClock } from '~/platform/clock';
import { testDatabase } from '../../support/test-database';
import { changed, folderWriter, importer, smallFolder } from './small-folder';

const database = await testDatabase();
const { db } = database;
const importing = importer(database);
const write = folderWriter();
const clock = fixedClock('2026-11-23T09:00:00Z');
const SMALL = 'tests/vectors/registers-small';
const request = { database, source: 'page', accountId: null, dryRun: false, clock } as const;

const rowsOf = async (table: string) =>
  (await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`.execute(db)).rows[0]?.rows;

describe('an import that is cut off', () => {
  it('leaves nothing behind but the note that it failed', async () => {
    const cut = async () => {
      await database.owner.pool.query(
        `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
         where l.locktype = 'advisory' and d.datname = current_database()`,
      );
    };
    let cutting: Promise<void> | undefined;
    const importCut = runImport({
      ...request,
      folder: SMALL,
      onProgress: ({ file }) => {
        if (file === 'attendance.csv') cutting ??= cut();
      },
    });
    await expect(importCut).rejects.toThrow();
    await cutting;
    expect(await rowsOf('branch')).toBe(0);
    expect(await rowsOf('ledger_entry')).toBe(0);
    const { rows } = await sql`select state, finished_at is not null as finished from register_import`.execute(db);
    expect(rows).toEqual([{ state: 'failed', finished: true }]);
  });
});

describe('the folder of the vectors', () => {
  it('is taken whole by two imports at once, one after the other', async () => {
    const [one, other] = await Promise.all([
      runImport({ ...request, folder: SMALL }),
      runImport({ ...request, folder: SMALL }),
    ]);
    const fresh = [one, other].map(({ files }) => files.reduce((sum, file) => sum + file.new, 0));
    expect(fresh.sort((a, b) => a - b)).toEqual([0, 25_757]);
    expect([one, other].flatMap(({ refusals }) => refusals)).toEqual([]);
  });

  it('comes to books that prove, entry by entry and beside the registers', async () => {
    const proof = await proveLedger(db);
    expect(proof.breaks).toEqual([]);
    expect(proof.entries).toBeGreaterThan(1_500);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const before = [
      await rowsOf('ledger_line'),
      await rowsOf('saving'),
      await rowsOf('audit_log'),
      await rowsOf('outbox_event'),
    ];
    const again = await runImport({ ...request, folder: SMALL });
    expect(again.files.every(({ rows, unchanged }) => rows === unchanged)).toBe(true);
    expect([
      await rowsOf('ledger_line'),
      await rowsOf('saving'),
      await rowsOf('audit_log'),
      await rowsOf('outbox_event'),
    ]).toEqual(before);
    expect(again.passedOver).toEqual(['expected-enter.csv', 'expected-keep.csv']);
  });

  it('is noted with its counts, and told once', async () => {
    const { rows } = await sql`
      select state, rows_read, counts -> 'files' -> 0 as branches from register_import where state = 'done' order by id limit 1
    `.execute(db);
    expect(rows).toMatchObject([{ state: 'done', rowsRead: 25_757, branches: { file: 'branches.csv', rows: 6 } }]);
    const events = await sql`select name from outbox_event where name = 'registers.imported'`.execute(db);
    expect(events.rows).toHaveLength(1);
  });

  it('notes every enterprise as one to be judged anew', async () => {
    expect(await rowsOf('register_import_enterprise')).toBe(await rowsOf('enterprise'));
  });
});

describe('refusals', () => {
  it('are listed in the order of files and lines, and counted beyond the first thousand', async () => {
    const bad = Array.from({ length: 1_500 }, (_, at) => `X${at},Nobody,x,,,,`).join('\n');
    const folder = changed('members.csv', 'B,Bina', `${bad}\nB,Bina`, changed('branches.csv', 'INR', 'XXX'));
    const outcome = await importing({
      ...folder,
      'suppliers.csv': `${smallFolder['suppliers.csv']}S2,Other,XX,Erode,,,\n`,
    });
    expect(outcome.refusalCount).toBe(1_502);
    expect(outcome.refusals).toHaveLength(1_000);
    expect(outcome.refusals[0]).toMatchObject({ file: 'branches.csv', line: 2, column: 'currency' });
    expect(outcome.refusals.slice(1).map(({ line }) => line)).toEqual(Array.from({ length: 999 }, (_, at) => at + 3));
  });

  it('are kept for the page that shows them', async () => {
    const folder = await write(changed('waivers.csv', 'M5', 'M9'));
    const { importId } = await runImport({ ...request, folder, dryRun: true });
    const { rows } = await sql`
      select i.state, i.refusal_count, r.file, r.line, r.column_name, r.code, r.detail ->> 'value' as value
      from register_import i join register_import_refusal r on r.import_id = i.id where i.id = ${importId}
    `.execute(db);
    expect(rows).toEqual([
      {
        state: 'refused',
        refusalCount: 1,
        file: 'waivers.csv',
        line: 2,
        columnName: 'rule',
        code: 'choice',
        value: 'M9',
      },
    ]);
  });
});
