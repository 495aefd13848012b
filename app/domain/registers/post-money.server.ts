import { openAccounts, openSheet, postSheet } from '~/domain/ledger/entry-sheet.server';
import { AGAINST } from '~/domain/programme/meeting-entries';
import { MOVEMENT_KINDS, MOVEMENT_SIGNS } from '~/domain/programme/meeting-sheet';
import { makeTable, runSql, type ImportRun } from './import-run.server';

/**
 * Whose entries have to be looked at again because of what they hang on: meetings held on another day, groups under
 * another branch or currency, loans with other terms. Asked before the corrections are written.
 */
export async function findMoved(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'moved_group',
    `select g.id from next_groups n join self_help_group g on g.id = n.id and g.branch_id <> n.branch_id
     union
     select g.id from next_branches n join branch b on b.id = n.id and b.currency <> n.currency
       join self_help_group g on g.branch_id = b.id`,
  );
  await makeTable(
    run,
    'moved_meeting',
    `select m.id from next_meetings n join meeting m on m.id = n.id and m.held_on is distinct from n.held_on
     union
     select m.id from moved_group g join meeting m on m.group_id = g.id`,
  );
  await makeTable(
    run,
    'moved_loan',
    `select l.id from next_loans n join loan l on l.id = n.id
       and (l.source, l.group_id, l.member_id, l.principal_minor, l.disbursed_on)
         is distinct from (n.source, n.group_id, n.member_id, n.principal_minor, n.disbursed_on)
     union
     select l.id from moved_group g join loan l on l.group_id = g.id`,
  );
}

/** Makes the ledger say what the registers say, for every unit whose rows or terms this import wrote. */
export async function postMoney(run: ImportRun): Promise<{ posted: number; reversed: number }> {
  await openSheet(run.client);
  await listUnits(run);
  await listMeetingEntries(run);
  await listLoanEntries(run);
  await runSql(run, 'analyze sheet_entry');
  await findShares(run);
  await wantAccounts(run);
  await openAccounts(run.client);
  await writeLines(run);
  return postSheet(run.client, { importId: run.importId, reason: 'registers-import' });
}

async function listUnits(run: ImportRun): Promise<void> {
  const changed = (register: string) => `select id from unit_${register} where change <> 'unchanged'`;
  const loans = `select id from moved_loan`;
  await runSql(
    run,
    `insert into sheet_unit (kind, meeting_id)
       select 'savings', id from (${changed('savings')} union select id from moved_meeting) u
       union all
       select 'cash_movements', id from (${changed('cash_movements')} union select id from moved_meeting) u;
     insert into sheet_unit (kind, loan_id)
       select 'loan_disbursement', id from (select id from next_loans where change = 'new' union ${loans}) u
       union all
       select 'loan_payments', id
       from (${changed('loan_payments')} union ${changed('loan_instalments')} union ${loans}) u;
     analyze sheet_unit`,
  );
}

async function listMeetingEntries(run: ImportRun): Promise<void> {
  await runSql(
    run,
    `insert into sheet_entry (kind, effective_on, meeting_id, meeting_on, branch_id, group_id, currency)
     select u.kind, m.held_on, m.id, m.scheduled_on, g.branch_id, g.id, b.currency
     from sheet_unit u join meeting m on m.id = u.meeting_id
       join self_help_group g on g.id = m.group_id join branch b on b.id = g.branch_id
     where m.held_on is not null order by m.id`,
  );
}

/** Loans of a bank are not our money. A loan of the programme's own fund is in the branch's books, not in the group's. */
async function listLoanEntries(run: ImportRun): Promise<void> {
  await runSql(
    run,
    `insert into sheet_entry (kind, effective_on, loan_id, branch_id, group_id, member_id, currency)
     select u.kind, day.effective_on, l.id, g.branch_id, case l.source when 'internal' then g.id end, l.member_id, b.currency
     from sheet_unit u join loan l on l.id = u.loan_id
       join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
       join lateral (
         select l.disbursed_on as effective_on where u.kind = 'loan_disbursement'
         union all
         select distinct p.paid_on from loan_payment p
         where u.kind = 'loan_payments' and p.loan_id = l.id and p.reversed_in is null
       ) day on true
     where l.source in ('internal', 'own_fund') order by l.id, day.effective_on`,
  );
}

/**
 * Each day's payments of a loan as principal and interest: the oldest instalment first, its interest before its
 * principal. Without a schedule everything is principal until that is paid.
 */
async function findShares(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'payment_day',
    `select e.no, e.loan_id, p.amount_minor,
       sum(p.amount_minor) over (partition by e.loan_id order by e.effective_on) as paid
     from sheet_entry e join (
       select loan_id, paid_on, sum(amount_minor) as amount_minor from loan_payment
       where reversed_in is null and loan_id in (select loan_id from sheet_unit where kind = 'loan_payments')
       group by loan_id, paid_on
     ) p on p.loan_id = e.loan_id and p.paid_on = e.effective_on
     where e.kind = 'loan_payments'`,
  );
  const interest = (paid: string) => `least(greatest(${paid} - i.before, 0), i.interest_due_minor)`;
  await makeTable(
    run,
    'payment_share',
    `with instalment as (
       select loan_id, interest_due_minor,
         sum(principal_due_minor + interest_due_minor) over (partition by loan_id order by number)
           - principal_due_minor - interest_due_minor as before
       from loan_instalment where reversed_in is null and loan_id in (select loan_id from payment_day)
     ), scheduled as (
       select d.no, sum(${interest('d.paid')} - ${interest('(d.paid - d.amount_minor)')}) as interest_minor
       from payment_day d join instalment i on i.loan_id = d.loan_id group by d.no
     )
     select d.no, d.amount_minor::bigint as amount_minor, coalesce(s.interest_minor,
         greatest(d.paid - l.principal_minor, 0) - greatest(d.paid - d.amount_minor - l.principal_minor, 0)
       )::bigint as interest_minor
     from payment_day d join loan l on l.id = d.loan_id left join scheduled s on s.no = d.no`,
  );
}

/** Each kind of cash movement, the account it stands against, and which way it moves the cash box, as rows of SQL. */
const CASH_KINDS = MOVEMENT_KINDS.map((kind) => `('${kind}', '${AGAINST[kind]}', ${MOVEMENT_SIGNS[kind]})`).join(', ');

async function wantAccounts(run: ImportRun): Promise<void> {
  await runSql(
    run,
    `insert into sheet_account_wanted (branch_id, group_id, kind, member_id, loan_id, currency)
     select distinct branch_id, group_id, case when group_id is null then 'programme_fund' else 'cash_box' end,
       null::uuid, null::uuid, currency from sheet_entry
     union all
     select distinct e.branch_id, e.group_id, 'member_savings', s.member_id, null::uuid, e.currency
     from sheet_entry e join saving s on s.meeting_id = e.meeting_id and s.meeting_on = e.meeting_on and s.reversed_in is null where e.kind = 'savings'
     union all
     select distinct e.branch_id, e.group_id, k.account, null::uuid, null::uuid, e.currency
     from sheet_entry e join cash_movement c on c.meeting_id = e.meeting_id and c.meeting_on = e.meeting_on and c.reversed_in is null
       join (values ${CASH_KINDS}) k (kind, account, sign) on k.kind = c.kind
     where e.kind = 'cash_movements'
     union all
     select branch_id, group_id, 'loan_receivable', member_id, loan_id, currency from sheet_entry where loan_id is not null
     union all
     select branch_id, group_id, 'interest_income', null::uuid, null::uuid, currency from sheet_entry where kind = 'loan_payments'`,
  );
}

async function writeLines(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'sheet_purse',
    `select e.no, a.id as account_id from sheet_entry e
       join sheet_account a on a.group_id = e.group_id and a.kind = 'cash_box' and a.currency = e.currency
     union all
     select e.no, a.id from sheet_entry e
       join sheet_account a on a.branch_id = e.branch_id and a.kind = 'programme_fund' and a.currency = e.currency
     where e.group_id is null`,
  );
  await runSql(
    run,
    `insert into sheet_line (no, account_id, amount_minor)
     with saved as (
       select e.no, e.group_id, e.currency, s.member_id, sum(s.amount_minor)::bigint as amount_minor
       from sheet_entry e join saving s on s.meeting_id = e.meeting_id and s.meeting_on = e.meeting_on and s.reversed_in is null
       where e.kind = 'savings' group by e.no, e.group_id, e.currency, s.member_id
     ), moved as (
       select e.no, e.group_id, e.currency, k.account, sum(k.sign * c.amount_minor)::bigint as amount_minor
       from sheet_entry e join cash_movement c on c.meeting_id = e.meeting_id and c.meeting_on = e.meeting_on and c.reversed_in is null
         join (values ${CASH_KINDS}) k (kind, account, sign) on k.kind = c.kind
       where e.kind = 'cash_movements' group by e.no, e.group_id, e.currency, k.account
     ), lent as (
       select e.no, e.loan_id, e.currency, l.principal_minor as owed, 0::bigint as interest
       from sheet_entry e join loan l on l.id = e.loan_id where e.kind = 'loan_disbursement'
       union all
       select e.no, e.loan_id, e.currency, s.interest_minor - s.amount_minor, s.interest_minor
       from payment_share s join sheet_entry e using (no)
     ), against as (
       select s.no, a.id as account_id, -s.amount_minor as amount_minor from saved s
         join sheet_account a on a.group_id = s.group_id and a.member_id = s.member_id and a.currency = s.currency
           and a.kind = 'member_savings'
       union all
       select m.no, a.id, -m.amount_minor from moved m
         join sheet_account a on a.group_id = m.group_id and a.kind = m.account and a.currency = m.currency
       union all
       select l.no, a.id, l.owed from lent l
         join sheet_account a on a.loan_id = l.loan_id and a.kind = 'loan_receivable' and a.currency = l.currency
       union all
       select l.no, a.id, -l.interest from lent l join sheet_entry e using (no)
         join sheet_account a on a.kind = 'interest_income' and a.branch_id = e.branch_id and a.currency = e.currency
           and coalesce(a.group_id, a.branch_id) = coalesce(e.group_id, e.branch_id)
       where l.interest <> 0
     )
     select no, account_id, amount_minor from against where amount_minor <> 0
     union all
     select p.no, p.account_id, -sum(a.amount_minor)::bigint from against a join sheet_purse p using (no)
     group by p.no, p.account_id having sum(a.amount_minor) <> 0`,
  );
}
