import { runSql, type ImportRun } from './import-run.server';

const changed = (register: string, column: string) =>
  `select ${column} as id from next_${register} where change <> 'unchanged'`;
const units = (register: string, unit: 'meeting' | 'loan', column: string) =>
  `select t.${column} from unit_${register} u join ${unit} t on t.id = u.id where u.change <> 'unchanged'`;
const events = (register: string) =>
  `select n.member_id from event_${register} e join next_${register} n using (line) where e.change <> 'unchanged'`;

const GROUPS = [
  changed('groups', 'id'),
  changed('memberships', 'group_id'),
  changed('meetings', 'group_id'),
  changed('loans', 'group_id'),
  units('attendance', 'meeting', 'group_id'),
  units('savings', 'meeting', 'group_id'),
  units('cash_movements', 'meeting', 'group_id'),
  units('loan_instalments', 'loan', 'group_id'),
  units('loan_payments', 'loan', 'group_id'),
  `select g.id from self_help_group g join next_branches b on b.id = g.branch_id where b.change <> 'unchanged'`,
  `select g.id from self_help_group g join branch b on b.id = g.branch_id
     join next_training_modules m on m.country = b.country where m.change <> 'unchanged'`,
];

const MEMBERS = [
  changed('members', 'id'),
  changed('memberships', 'member_id'),
  changed('loans', 'member_id'),
  units('loan_instalments', 'loan', 'member_id'),
  units('loan_payments', 'loan', 'member_id'),
  events('training_attendance'),
  events('assessments'),
];

const ENTERPRISES = [
  changed('enterprises', 'id'),
  changed('enterprise_owners', 'enterprise_id'),
  changed('vetting_visits', 'enterprise_id'),
  changed('waivers', 'enterprise_id'),
];

/** Notes the enterprises of the programme whose standing may rest on something that this import wrote. */
export async function noteTouchedEnterprises(run: ImportRun): Promise<void> {
  await runSql(
    run,
    `insert into register_import_enterprise (import_id, enterprise_id)
     select $1, e.id from enterprise e
     where e.kind <> 'supplier' and (
       e.group_id in (${GROUPS.join(' union all ')})
       or e.id in (${ENTERPRISES.join(' union all ')})
       or e.id in (select o.enterprise_id from enterprise_owner o where o.member_id in (${MEMBERS.join(' union all ')})))`,
    [run.importId],
  );
}
