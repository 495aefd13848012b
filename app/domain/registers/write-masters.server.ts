import { runSql, type ImportRun } from './import-run.server';
import type { MasterRegister } from './master-records';

/** Inserts the new records of a register and updates the corrected ones, their old values kept in the audit log. */
export async function writeMaster(run: ImportRun, master: MasterRegister): Promise<void> {
  const { register, table, key, columns, withoutId } = master;
  const names = withoutId ? Object.keys(columns) : ['id', ...Object.keys(columns)];
  await runSql(
    run,
    `insert into ${table} (${names.join(', ')})
     select ${names.map((name) => `n.${name}`).join(', ')} from next_${register} n where n.change = 'new' order by n.line`,
  );
  await updateWithAudit(run, {
    table,
    from: `(select * from next_${register} where change = 'corrected') n`,
    same: (withoutId ? key : ['id']).map((name) => `t.${name} = n.${name}`).join(' and '),
    recordId: withoutId ? key.map((name) => `t.${name}`).join(` || '/' || `) : 't.id',
    changed: Object.keys(columns).filter((name) => !key.includes(name)),
  });
}

export type AuditedUpdate = {
  table: string;
  /** The new values: a table or subquery with the alias `n`. */
  from: string;
  /** How a record `t` is found for a row `n`. */
  same: string;
  /** The record's id as text, over `t`. */
  recordId: string;
  /** Columns that take the value of the same name in `n`. */
  changed: readonly string[];
  /** Further assignments that the audit log does not tell. */
  also?: string;
};

/** Updates records; the audit log gets the old and the new value of every column that differs. */
export async function updateWithAudit(run: ImportRun, update: AuditedUpdate): Promise<void> {
  const { table, from, same, recordId, changed, also } = update;
  const values = changed.map((name) => `('${name}', to_jsonb(t.${name}), to_jsonb(n.${name}))`).join(', ');
  await runSql(
    run,
    `with logged as (
       insert into audit_log (account_id, import_id, table_name, record_id, old_value, new_value, reason)
       select $1::uuid, $2::bigint, '${table}', (${recordId})::text, difference.old, difference.new, 'registers-import'
       from ${table} t join ${from} on ${same}
         cross join lateral (
           select jsonb_object_agg(v.name, v.old) as old, jsonb_object_agg(v.name, v.new) as new
           from (values ${values}) v (name, old, new) where v.old is distinct from v.new
         ) difference
       where difference.old is not null
     )
     update ${table} t set ${changed.map((name) => `${name} = n.${name}`).join(', ')}${also ? `, ${also}` : ''}
     from ${from} where ${same}`,
    [run.accountId, run.importId],
  );
}
