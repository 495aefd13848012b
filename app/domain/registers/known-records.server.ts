import { digitsOfCurrency } from './currency-digits';
import { makeTable, refuseRows, runSql, type ImportRun } from './import-run.server';
import { type MasterRegister } from './master-records';
import { registerNamed } from './register-files';

/**
 * What a folder's rows can refer to stands in tables `known_…`: what the folder brings (`next_…`, its refused rows
 * too, so that nobody is refused for another's fault) and, of what the database has, what the folder's rows name.
 */

/** The code column `column` of the named registers, where `next` does not bring it. */
function mentioned(column: string, registers: readonly string[], next: string): string {
  return registers
    .map(
      (register) =>
        `select s.${column} as code from in_${register} s
         where s.${column} is not null and not exists (select from ${next} n where n.code = s.${column})`,
    )
    .join(' union ');
}

export async function findBranches(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_branch',
    `select id, code, name, country, currency, ${digitsOfCurrency('currency')} as digits from next_branches
     union all
     select id, code, name, country, currency, ${digitsOfCurrency('currency')} from branch b
     where not exists (select from next_branches n where n.code = b.code)`,
  );
}

const GROUP_NAMING = ['memberships', 'meetings', 'attendance', 'savings', 'cash_movements', 'loans', 'enterprises'];

export async function findGroups(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_group',
    `with mentioned as (${mentioned('group_code', GROUP_NAMING, 'next_groups')}), found as (
       select id, code, branch_id from next_groups
       union all
       select g.id, g.code, g.branch_id from self_help_group g join mentioned using (code)
     )
     select f.id, f.code, f.branch_id, b.name as branch_name, b.country, b.currency, b.digits
     from found f left join known_branch b on b.id = f.branch_id`,
  );
}

const MEMBER_NAMING = [
  'memberships',
  'attendance',
  'savings',
  'loans',
  'training_attendance',
  'assessments',
  'enterprise_owners',
];

export async function findMembers(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_member',
    `with mentioned as (${mentioned('member_code', MEMBER_NAMING, 'next_members')})
     select id, code from next_members
     union all
     select m.id, m.code from member m join mentioned using (code)`,
  );
}

export async function findMeetings(run: ImportRun): Promise<void> {
  const mentions = ['attendance', 'savings', 'cash_movements'].map(
    (register) =>
      `select s.group_code, s.scheduled_on from in_${register} s
       where not exists (
         select from next_meetings n where n.group_code = s.group_code and n.scheduled_on = s.scheduled_on)`,
  );
  await makeTable(
    run,
    'known_meeting',
    `with mentioned as (${mentions.join(' union ')})
     select id, group_code, scheduled_on, group_id, status, held_on from next_meetings
     union all
     select m.id, g.code, m.scheduled_on, m.group_id, m.status, m.held_on
     from mentioned join known_group g on g.code = mentioned.group_code
       join meeting m on m.group_id = g.id and m.scheduled_on = mentioned.scheduled_on`,
  );
}

export async function findLoans(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_loan',
    `with mentioned as (${mentioned('loan_code', ['loan_instalments', 'loan_payments'], 'next_loans')}), found as (
       select id, code, line, group_id, disbursed_on, principal_minor from next_loans
       union all
       select l.id, l.code, null, l.group_id, l.disbursed_on, l.principal_minor from loan l join mentioned using (code)
     )
     select f.*, b.currency, b.digits
     from found f left join known_group n on n.id = f.group_id left join self_help_group g on g.id = f.group_id
       left join known_branch b on b.id = coalesce(n.branch_id, g.branch_id)`,
  );
}

export async function findModules(run: ImportRun): Promise<void> {
  const naming = ['training_attendance', 'assessments'];
  await makeTable(
    run,
    'known_module',
    `with mentioned as (${mentioned('module_code', naming, 'next_training_modules')})
     select id, code from next_training_modules
     union all
     select m.id, m.code from training_module m join mentioned using (code)`,
  );
}

const ENTERPRISE_NAMING = ['enterprise_owners', 'vetting_visits', 'waivers', 'offers'];

export async function findEnterprises(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'next_any_enterprise',
    `select id, code, line, kind, group_id from next_enterprises
     union all
     select id, code, null::integer, kind, null::uuid from next_suppliers s
     where not exists (select from next_enterprises n where n.code = s.code)`,
  );
  await makeTable(
    run,
    'known_enterprise',
    `with mentioned as (${mentioned('enterprise_code', ENTERPRISE_NAMING, 'next_any_enterprise')})
     select id, code, line, kind, group_id from next_any_enterprise
     union all
     select e.id, e.code, null, e.kind, e.group_id from enterprise e join mentioned using (code)`,
  );
}

/** Sets the folder's rows of a register beside what the database has: new, corrected or unchanged, with their ids. */
export async function compareMaster(run: ImportRun, master: MasterRegister): Promise<void> {
  const { register, table, key, columns, extra = {}, joins = '', settled = 'false', withoutId } = master;
  await setDoublesAside(run, register);
  const filled = Object.entries({ ...columns, ...extra }).map(([name, expression]) => `${expression} as ${name}`);
  const compared = Object.keys(columns).filter((name) => !key.includes(name));
  const known = compared.map((name) => `t.${name}`).join(', ');
  const told = compared.map((name) => `v.${name}`).join(', ');
  const present = registerNamed(register).key.map((name) => `s.${name} is not null`);
  await makeTable(
    run,
    `next_${register}`,
    `select v.*, ${withoutId ? '' : 'coalesce(t.id, new_id()) as id,'}
       case when t.${key[0]} is null then 'new' when ${settled} then 'unchanged' when (${known}) is distinct from (${told}) then 'corrected'
         else 'unchanged' end as change
     from (
       select s.line, s.soundness, ${filled.join(', ')} from in_${register} s ${joins} where ${present.join(' and ')}
     ) v left join ${table} t on ${key.map((name) => `t.${name} = v.${name}`).join(' and ')}`,
  );
}

/** Refuses rows whose key another row of the file has already, and leaves them out from here on. */
export async function setDoublesAside(run: ImportRun, register: string): Promise<void> {
  const { key } = registerNamed(register);
  const keys = key.join(', ');
  await makeTable(
    run,
    `doubled_${register}`,
    `select * from (
       select s.line, s.soundness, row_number() over same as position, first_value(s.line) over same as first_line
       from in_${register} s join (
         select ${keys} from in_${register} group by ${keys} having count(*) > 1
       ) d using (${keys})
       window same as (partition by ${keys} order by s.soundness = 2, s.line)
     ) numbered where position > 1`,
  );
  await refuseRows(
    run,
    { register, column: key.at(-1) ?? '', code: 'twice' },
    `select line, jsonb_build_object('line', first_line::text) from doubled_${register} where soundness < 2`,
  );
  await runSql(run, `delete from in_${register} where line in (select line from doubled_${register})`);
}
