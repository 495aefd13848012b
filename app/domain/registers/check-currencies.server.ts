import { digitsOfCurrency } from './currency-digits';
import { refuseRows, type ImportRun } from './import-run.server';

const hasMoney = (group: string) =>
  `(exists (select from meeting m where m.group_id = ${group}) or exists (select from loan l where l.group_id = ${group}))`;

/**
 * Amounts that are known were read with the decimals of their currency. A correction that puts them under a currency
 * with other decimals would change every one of them, so it is refused where there are any.
 */
export async function checkCurrencyCorrections(run: ImportRun): Promise<void> {
  const detail = `jsonb_build_object('value', n.currency, 'before', b.currency)`;
  await refuseRows(
    run,
    { register: 'branches', column: 'currency', code: 'currency-decimals' },
    `select n.line, ${detail} from next_branches n join branch b on b.id = n.id
     where n.change = 'corrected' and ${digitsOfCurrency('n.currency')} <> ${digitsOfCurrency('b.currency')}
       and exists (select from self_help_group g where g.branch_id = b.id and ${hasMoney('g.id')})`,
  );
  await refuseRows(
    run,
    { register: 'groups', column: 'branch_code', code: 'currency-decimals' },
    `select n.line, jsonb_build_object('value', k.currency, 'before', b.currency)
     from next_groups n join known_branch k on k.id = n.branch_id
       join self_help_group g on g.id = n.id join branch b on b.id = g.branch_id
     where n.change = 'corrected' and g.branch_id <> n.branch_id and k.digits <> ${digitsOfCurrency('b.currency')}
       and ${hasMoney('g.id')}`,
  );
  await refuseRows(
    run,
    { register: 'loans', column: 'group_code', code: 'currency-decimals' },
    `select n.line, jsonb_build_object('value', k.currency, 'before', b.currency)
     from next_loans n join known_group k on k.id = n.group_id
       join loan l on l.id = n.id join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
     where n.change = 'corrected' and l.group_id <> n.group_id and k.digits <> ${digitsOfCurrency('b.currency')}
       and exists (select from loan_instalment i where i.loan_id = l.id and i.reversed_in is null
         union all select from loan_payment p where p.loan_id = l.id and p.reversed_in is null)`,
  );
}
