import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { changeVetting, VETTING_MONTHS } from './vet-supplier.server';

/** Ends the vetting of suppliers whose visit was twelve months ago or more. Returns how many; a second run ends nothing. */
export async function lapseSuppliers(db: Db, clock: Clock): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from enterprise
      where kind = 'supplier' and vetted_on <= ${today(clock)}::date - make_interval(months => ${VETTING_MONTHS})
      order by id for update
    `.execute(tx);
    for (const { id } of rows) await changeVetting(tx, null, id, { vettedOn: null, vettedBy: null, reason: 'lapsed' });
    return rows.length;
  });
}
