import { recordCorrectedOffers, writeOffers } from './import-offers.server';
import { writePhotos, type ImportedPhotos } from './import-photos.server';
import { runSql, type ImportRun } from './import-run.server';
import { masterRegisters } from './master-records';
import { compareEvents, compareUnits, writeRows } from './next-rows.server';
import { findMoved, postMoney } from './post-money.server';
import { registers } from './register-files';
import { noteTouchedEnterprises } from './touched-enterprises.server';
import { eventRegisters, unitRegisters } from './unit-registers';
import { updateWithAudit, writeMaster } from './write-masters.server';

/** How many rows of a file are new, differ from what was known, or say what is known already. */
export type RowCounts = { new: number; corrected: number; unchanged: number };

/** Compares every register with the records and counts what would be written. */
export async function countChanges(run: ImportRun): Promise<Map<string, RowCounts>> {
  await compareUnits(run);
  await compareEvents(run);
  const unitNames = new Set(unitRegisters.map(({ register }) => register));
  const eventNames = new Set(eventRegisters.map(({ register }) => register));
  const counts = registers.map(({ name }) => {
    const [table, amount] = unitNames.has(name)
      ? [`unit_${name}`, 'sum(rows)']
      : [`${eventNames.has(name) ? 'event' : 'next'}_${name}`, 'count(*)'];
    return `select '${name}' as register, change, ${amount}::integer as rows from ${table} group by change`;
  });
  const { rows } = await runSql(run, counts.join(' union all '));
  const found = new Map<string, RowCounts>();
  for (const { register, change, rows: count } of rows as {
    register: string;
    change: keyof RowCounts;
    rows: number;
  }[]) {
    const known = found.get(register) ?? { new: 0, corrected: 0, unchanged: 0 };
    found.set(register, { ...known, [change]: count });
  }
  return found;
}

const BEFORE_ROWS = ['branches', 'groups', 'members', 'memberships', 'meetings', 'loans', 'training_modules'] as const;
const AFTER_ROWS = ['enterprises', 'suppliers', 'enterprise_owners', 'vetting_visits', 'waivers'] as const;

export type TakenOver = {
  entriesPosted: number;
  entriesReversed: number;
  /** History rows of corrected offers that the market shows. */
  offerEvents: { first: number; last: number } | null;
};

/** Writes what is new and corrected into the records and the ledger. Nothing may have been refused. */
export async function takeOver(run: ImportRun, photos: ImportedPhotos, large: boolean): Promise<TakenOver> {
  await findMoved(run);
  for (const register of BEFORE_ROWS) await writeMaster(run, masterRegisters[register]);
  await writeRows(run);
  for (const register of AFTER_ROWS) await writeMaster(run, masterRegisters[register]);
  await followBranches(run);
  await writeOffers(run);
  await writePhotos(run, photos);
  await noteTouchedEnterprises(run);
  if (large) await runSql(run, 'select refresh_register_statistics()');
  const { posted, reversed } = await postMoney(run);
  return { entriesPosted: posted, entriesReversed: reversed, offerEvents: await recordCorrectedOffers(run) };
}

/** An enterprise's country and district are those of its group's branch. */
async function followBranches(run: ImportRun): Promise<void> {
  await updateWithAudit(run, {
    table: 'enterprise',
    from: `(
      select e.id, b.country, b.name as district
      from enterprise e join self_help_group g on g.id = e.group_id join branch b on b.id = g.branch_id
      where (e.country, e.district) is distinct from (b.country, b.name) and (
        b.id in (select id from next_branches where change = 'corrected')
        or g.id in (select id from next_groups where change = 'corrected'))
    ) n`,
    same: 't.id = n.id',
    recordId: 't.id',
    changed: ['country', 'district'],
  });
}
