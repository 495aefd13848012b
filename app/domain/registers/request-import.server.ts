import type { StaffMember } from '~/platform/actor';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { keepUploads, uploadedName } from './uploaded-folder.server';

export type RequestImportInput = { files: File[]; dryRun: boolean };
export type RequestImportError = { code: 'not-all-branches' } | { code: 'no-files' };

const NAMES_SHOWN = 3;

/**
 * Keeps register files that staff sent and asks the worker to take them in. Registers name records of any branch, so only
 * staff of all branches may. Returns the import's number; fails with `not-all-branches` or `no-files`.
 */
export async function requestImport(
  tx: Tx,
  actor: StaffMember,
  { files, dryRun }: RequestImportInput,
  clock: Clock,
): Promise<Result<number, RequestImportError>> {
  if (!hasActEverywhere(actor.staff, 'govern')) return fail({ code: 'not-all-branches' });
  const named = files.flatMap((file) => {
    const name = uploadedName(file.name);
    return name === null ? [] : [{ name, file }];
  });
  const registers = named.map(({ name }) => name).filter((name) => name.endsWith('.csv'));
  if (registers.length === 0) return fail({ code: 'no-files' });
  const { id } = await tx
    .insertInto('registerImport')
    .values({
      source: 'page',
      dryRun,
      accountId: actor.accountId,
      folderName: registers.slice(0, NAMES_SHOWN).join(', ') + (registers.length > NAMES_SHOWN ? ', …' : ''),
      startedAt: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepUploads(id, named);
  await emit(tx, 'import.requested', { importId: id });
  return ok(id);
}
