import type { Tx } from '~/platform/db.server';

/**
 * Notes, in the transaction that writes the rows of an import or recording, that its number is in: what a judgement knew
 * is found by the numbers that it saw.
 */
export async function noteRecordNumber(tx: Tx, number: number): Promise<void> {
  await tx
    .insertInto('recordNumber')
    .values({ number })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute();
}
