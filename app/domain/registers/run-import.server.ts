import { resolve } from 'node:path';
import { fileStore } from '~/platform/files.server';
import { importFolder, openFolder, type ImportProgress } from './import-folder.server';
import type { ImportOutcome, ImportRequest } from './import-request';
import { noteEnd, noteFailure, noteRowsRead, noteStart } from './note-import.server';

const NOTED_EVERY_MS = 1_000;

/**
 * Imports a folder of register files, or with `dryRun` says what would become of it. How far it is and how it ended
 * stands in `register_import` and `register_import_refusal`, written beside the import's own transaction. Throws for a
 * folder that cannot be read.
 */
export async function runImport(request: ImportRequest): Promise<ImportOutcome> {
  const { database, dryRun, clock, accountId } = request;
  const folder = await openFolder(resolve(request.folder));
  const importId = await noteStart(request, folder.path);
  let notedAt = Date.now();
  let noting: Promise<void> = Promise.resolve();
  const onProgress = (progress: ImportProgress) => {
    request.onProgress?.(progress);
    if (importId === null || Date.now() - notedAt < NOTED_EVERY_MS) return;
    notedAt = Date.now();
    noting = noting.then(() => noteRowsRead(database.db, importId, progress.rowsRead));
  };

  const client = await database.pool.connect();
  try {
    const photoStore = request.photoStore ?? fileStore();
    const given = { folder, importId: importId ?? 0, accountId, dryRun, clock, photoStore, onProgress };
    const result = await importFolder(client, given);
    await noting;
    const { files, passedOver } = result.ok ? result.value : result.error;
    const outcome: ImportOutcome = {
      importId,
      files,
      passedOver,
      refusals: result.ok ? [] : result.error.refusals,
      refusalCount: result.ok ? 0 : result.error.count,
      taken: result.ok ? result.value.taken : null,
    };
    if (importId !== null) await noteEnd(database.db, importId, outcome, clock);
    return outcome;
  } catch (error) {
    await noting.catch(() => undefined);
    if (importId !== null) await noteFailure(database.db, importId, clock).catch(() => undefined);
    throw error;
  } finally {
    client.release(true);
  }
}
