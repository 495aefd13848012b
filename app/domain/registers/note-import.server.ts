import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { ImportOutcome, ImportRequest } from './import-request';

/** Notes that an import begins and returns its number; null for a command's dry run, which writes nothing at all. */
export async function noteStart(request: ImportRequest, folder: string): Promise<number | null> {
  const { database, source, dryRun, accountId, clock, importId } = request;
  const startedAt = clock.now();
  if (importId !== undefined) {
    await database.db
      .updateTable('registerImport')
      .set({ state: 'running', startedAt })
      .where('id', '=', importId)
      .execute();
    return importId;
  }
  if (dryRun && source === 'command') return null;
  const noted = await database.db
    .insertInto('registerImport')
    .values({ source, dryRun, accountId, startedAt, state: 'running', folderName: basename(folder) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return noted.id;
}

/** How many rows were read so far. */
export async function noteRowsRead(db: Db, importId: number, rowsRead: number): Promise<void> {
  await db.updateTable('registerImport').set({ rowsRead }).where('id', '=', importId).execute();
}

/** How the import ended, with its refusals as they are shown. */
export async function noteEnd(db: Db, importId: number, outcome: ImportOutcome, clock: Clock): Promise<void> {
  const { refusals, refusalCount, files, passedOver } = outcome;
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into register_import_refusal (import_id, position, file, line, column_name, code, detail)
      select ${importId}, r.position, r.file, r.line, r."column", r.code, r.detail
      from jsonb_to_recordset(${JSON.stringify(refusals.map((refusal, at) => ({ ...refusal, position: at + 1 })))}::jsonb)
        as r(position int, file text, line int, "column" text, code text, detail jsonb)
    `.execute(tx);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    await tx
      .updateTable('registerImport')
      .set({
        state: refusalCount > 0 ? 'refused' : 'done',
        finishedAt: clock.now(),
        rowsTotal: rows,
        rowsRead: rows,
        refusalCount,
        counts: JSON.stringify({ files, passedOver }),
      })
      .where('id', '=', importId)
      .execute();
  });
}

/** The import broke off; nothing of it was kept. */
export async function noteFailure(db: Db, importId: number, clock: Clock): Promise<void> {
  await db
    .updateTable('registerImport')
    .set({ state: 'failed', finishedAt: clock.now() })
    .where('id', '=', importId)
    .execute();
}
