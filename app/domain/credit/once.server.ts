import type { Tx } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { fail, type Result } from '~/platform/result';

/**
 * Does what a form asks once: a form whose id was taken before fails with `form-used`, for what it asked is done. A form
 * without an id is taken as a new one.
 */
export async function once<Value, Failure extends { code: string }>(
  tx: Tx,
  formId: string | undefined,
  work: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | { code: 'form-used' }>> {
  if (!isId(formId)) return work();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('loanForm')
    .values({ id: formId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows ? work() : fail({ code: 'form-used' });
}
