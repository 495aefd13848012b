import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';

export type SupplierNote = { id: string; words: string; writtenAt: Date; changedAt: Date | null };
export type OwnNote = SupplierNote & { enterpriseId: string; supplier: string; version: number };

/** Notes of one account about one supplier; more of them nobody reads again. */
const MOST_NOTES = 50;

/** What the actor wrote down about a supplier, the newest first. Nobody else reads it, staff neither. */
export async function ownNotes(db: Db, { accountId }: Actor, enterpriseId: string): Promise<SupplierNote[]> {
  return db
    .selectFrom('supplierNote')
    .select(['id', 'words', 'writtenAt', 'changedAt'])
    .where('accountId', '=', accountId)
    .where('enterpriseId', '=', enterpriseId)
    .orderBy('id', 'desc')
    .limit(MOST_NOTES)
    .execute();
}

/** One note of the actor's own; undefined for everybody else's. */
export async function ownNote(db: Db, { accountId }: Actor, id: string): Promise<OwnNote | undefined> {
  return db
    .selectFrom('supplierNote')
    .innerJoin('enterprise', 'enterprise.id', 'supplierNote.enterpriseId')
    .select(['supplierNote.id', 'words', 'writtenAt', 'changedAt', 'enterpriseId', 'version', 'name as supplier'])
    .where('supplierNote.id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
}

export type WriteNoteError = { code: 'supplier-not-found' } | { code: 'enough-notes'; most: number };

/**
 * Keeps a note about a supplier for the actor alone; a form sent twice makes one. Returns its id. Fails with
 * `supplier-not-found` (also where it is blocked) or `enough-notes`.
 */
export async function writeNote(
  tx: Tx,
  { accountId }: Actor,
  enterpriseId: string,
  { words, formId }: { words: string; formId: string },
  clock: Clock,
): Promise<Result<string, WriteNoteError>> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*)::int from supplier_note n
      where n.account_id = ${accountId} and n.enterprise_id = e.id and n.form_id <> ${formId}) as count
    from enterprise e
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier'
      and not exists (select from supplier_block b where b.enterprise_id = e.id and b.lifted_at is null)
  `.execute(tx);
  const [supplier] = rows;
  if (!supplier) return fail({ code: 'supplier-not-found' });
  if (supplier.count >= MOST_NOTES) return fail({ code: 'enough-notes', most: MOST_NOTES });
  const row = await tx
    .insertInto('supplierNote')
    .values({ id: newId(), enterpriseId, accountId, formId, words, writtenAt: clock.now() })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'formId']).doUpdateSet((eb) => ({ formId: eb.ref('excluded.formId') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return ok(row.id);
}

export type ChangeNoteError = { code: 'note-not-found' } | { code: 'changed-meanwhile'; current: OwnNote };

/**
 * Changes a note of the actor's own. Where it was changed since `version` it fails with `changed-meanwhile` and the note as
 * it is now; the same words sent twice are no failure. Fails with `note-not-found` too.
 */
export async function changeNote(
  tx: Tx,
  actor: Actor,
  id: string,
  { words, version }: { words: string; version: number },
  clock: Clock,
): Promise<Result<null, ChangeNoteError>> {
  await sql`select from supplier_note where id = ${id}::uuid and account_id = ${actor.accountId} for update`.execute(
    tx,
  );
  const note = await ownNote(tx, actor, id);
  if (!note) return fail({ code: 'note-not-found' });
  if (note.words === words) return ok(null);
  if (note.version !== version) return fail({ code: 'changed-meanwhile', current: note });
  await tx
    .updateTable('supplierNote')
    .set((eb) => ({ words, changedAt: clock.now(), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return ok(null);
}

/** Removes a note of the actor's own. Returns whether there was one. */
export async function removeNote(tx: Tx, { accountId }: Actor, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('supplierNote')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
