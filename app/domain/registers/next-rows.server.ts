import { makeTable, runSql, type ImportRun } from './import-run.server';
import { setDoublesAside } from './known-records.server';
import { eventRegisters, unitRegisters, type UnitRegister } from './unit-registers';

/** The staged rows of a unit register with what they refer to found. Ids are null where nothing was found. */
export async function resolveUnits(run: ImportRun, unit: UnitRegister): Promise<void> {
  const { register, columns, extra = {}, joins } = unit;
  const filled = Object.entries({ ...columns, ...extra }).map(([name, expression]) => `${expression} as ${name}`);
  await makeTable(
    run,
    `next_${register}`,
    `select s.line, s.soundness, k.id as ${unit.unit}, ${filled.join(', ')} from in_${register} s ${joins}`,
  );
}

export async function resolveEvents(run: ImportRun): Promise<void> {
  for (const { register, columns, joins } of eventRegisters) {
    await setDoublesAside(run, register);
    const filled = Object.entries(columns).map(([name, expression]) => `${expression} as ${name}`);
    await makeTable(
      run,
      `next_${register}`,
      `select s.line, s.soundness, ${filled.join(', ')} from in_${register} s ${joins}`,
    );
  }
}

/** Which units of the folder are new, corrected or unchanged: a unit differs if its rows as a multiset do. */
export async function compareUnits(run: ImportRun): Promise<void> {
  for (const { register, table, unit, columns } of unitRegisters) {
    const names = [unit, ...Object.keys(columns)].join(', ');
    await makeTable(
      run,
      `had_${register}`,
      `select distinct t.${unit} as id from ${table} t
       where t.reversed_in is null and t.${unit} in (select ${unit} from next_${register})`,
    );
    const told = `select ${names} from next_${register} where ${unit} in (select id from had_${register})`;
    const known = `select ${names} from ${table} where reversed_in is null and ${unit} in (select id from had_${register})`;
    await makeTable(
      run,
      `unit_${register}`,
      `with differs as (
         select distinct ${unit} as id from (
           (${told} except all ${known}) union all (${known} except all ${told})
         ) different
       )
       select n.${unit} as id, count(*) as rows,
         case when h.id is null then 'new' when d.id is null then 'unchanged' else 'corrected' end as change
       from next_${register} n left join had_${register} h on h.id = n.${unit} left join differs d on d.id = n.${unit}
       group by n.${unit}, h.id, d.id`,
    );
  }
}

/** Which single rows are new, corrected or unchanged, kept in `event_<register>`. */
export async function compareEvents(run: ImportRun): Promise<void> {
  for (const { register, table, key, columns } of eventRegisters) {
    const compared = Object.keys(columns).filter((name) => !key.includes(name));
    await makeTable(
      run,
      `event_${register}`,
      `select n.line, t.id as known_id,
         case when t.id is null then 'new'
           when (${compared.map((name) => `t.${name}`).join(', ')}) is distinct from
             (${compared.map((name) => `n.${name}`).join(', ')}) then 'corrected'
           else 'unchanged' end as change
       from next_${register} n left join ${table} t
         on ${key.map((name) => `t.${name} = n.${name}`).join(' and ')} and t.reversed_in is null`,
    );
  }
}

/** Writes the units and rows that are new or corrected; what they replace is reversed in this import, never changed. */
export async function writeRows(run: ImportRun): Promise<void> {
  for (const { register, table, unit, columns } of unitRegisters) {
    const names = [unit, ...Object.keys(columns)];
    await runSql(
      run,
      `update ${table} t set reversed_in = ${run.importId} from unit_${register} u
       where u.change = 'corrected' and t.${unit} = u.id and t.reversed_in is null`,
    );
    await runSql(
      run,
      `insert into ${table} (${names.join(', ')}, import_id)
       select ${names.map((name) => `n.${name}`).join(', ')}, ${run.importId}
       from next_${register} n join unit_${register} u on u.id = n.${unit}
       where u.change <> 'unchanged' order by n.line`,
    );
  }
  for (const { register, table, columns } of eventRegisters) {
    const names = Object.keys(columns);
    await runSql(
      run,
      `update ${table} t set reversed_in = ${run.importId} from event_${register} e
       where e.change = 'corrected' and t.id = e.known_id`,
    );
    await runSql(
      run,
      `insert into ${table} (${names.join(', ')}, import_id)
       select ${names.map((name) => `n.${name}`).join(', ')}, ${run.importId}
       from next_${register} n join event_${register} e using (line)
       where e.change <> 'unchanged' order by n.line`,
    );
  }
}
