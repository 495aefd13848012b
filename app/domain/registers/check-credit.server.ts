import { makeTable, refuseRows, type ImportRun } from './import-run.server';

/** Schedules and payments as they will stand for every loan that the folder is about. */
export async function findSchedules(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_instalment',
    `select loan_id, number, due_on, principal_due_minor, interest_due_minor, line, soundness from next_loan_instalments
     where loan_id is not null
     union all
     select i.loan_id, i.number, i.due_on, i.principal_due_minor, i.interest_due_minor, null, 0
     from loan_instalment i join known_loan k on k.id = i.loan_id
     where i.reversed_in is null and not exists (select from next_loan_instalments n where n.loan_id = i.loan_id)`,
  );
  await makeTable(
    run,
    'known_payment',
    `select loan_id, paid_on, amount_minor, line, soundness from next_loan_payments where loan_id is not null
     union all
     select p.loan_id, p.paid_on, p.amount_minor, null, 0
     from loan_payment p join known_loan k on k.id = p.loan_id
     where p.reversed_in is null and not exists (select from next_loan_payments n where n.loan_id = p.loan_id)`,
  );
  await makeTable(
    run,
    'loan_schedule',
    `select k.id as loan_id, k.code, k.line as loan_line, k.principal_minor, k.currency, k.digits,
       i.instalment_line, i.principal_due_minor, i.due_minor, i.loan_id is not null as has_schedule,
       coalesce(i.sound, false) as sound
     from known_loan k left join (
       select loan_id, min(line) as instalment_line, sum(principal_due_minor) as principal_due_minor,
         sum(principal_due_minor + interest_due_minor) as due_minor,
         bool_and(soundness = 0 and principal_due_minor is not null and interest_due_minor is not null) as sound
       from known_instalment group by loan_id
     ) i on i.loan_id = k.id`,
  );
}

export async function checkLoans(run: ImportRun): Promise<void> {
  if (run.present.has('loan_instalments')) await checkNumbering(run);
  await checkPrincipal(run);
  await checkPayments(run);
  await checkOverpayment(run);
}

/** Instalments number 1..n without a gap, due dates do not fall, and no loan of a folder that has schedules lacks one. */
async function checkNumbering(run: ImportRun): Promise<void> {
  await refuseRows(
    run,
    { register: 'loan_instalments', column: 'number', code: 'instalment-numbering' },
    `select distinct on (loan_id) line, jsonb_build_object('value', number, 'expected', expected)
     from (
       select loan_id, line, number, row_number() over (partition by loan_id order by number, line) as expected,
         bool_and(number is not null) over (partition by loan_id) as all_numbered
       from next_loan_instalments where loan_id is not null
     ) numbered where all_numbered and number <> expected order by loan_id, expected`,
  );
  await refuseRows(
    run,
    { register: 'loan_instalments', column: 'due_on', code: 'due-date-falls' },
    `select line, jsonb_build_object('value', due_on, 'before', before)
     from (
       select line, due_on, lag(due_on) over (partition by loan_id order by number, line) as before
       from next_loan_instalments where loan_id is not null and number is not null
     ) ordered where due_on < before`,
  );
  if (run.unreadable.has('loan_instalments')) return;
  await refuseRows(
    run,
    { register: 'loans', column: 'loan_code', code: 'no-instalments' },
    `select s.loan_line, jsonb_build_object('value', s.code)
     from loan_schedule s join next_loans n on n.id = s.loan_id where not s.has_schedule and n.soundness < 2`,
  );
}

/** The principal of the instalments sums to the loan's: named at the loan, or at its schedule where only that is sent. */
async function checkPrincipal(run: ImportRun): Promise<void> {
  const differs = `from loan_schedule s where s.sound and s.principal_due_minor <> s.principal_minor`;
  const detail = `jsonb_build_object('value', s.code, 'principal', ${major('s.principal_minor')},
    'sum', ${major('s.principal_due_minor')}, 'currency', s.currency)`;
  await refuseRows(
    run,
    { register: 'loans', column: 'principal', code: 'principal-differs' },
    `select s.loan_line, ${detail} ${differs} and s.loan_line is not null`,
  );
  await refuseRows(
    run,
    { register: 'loan_instalments', column: 'principal_due', code: 'principal-differs' },
    `select s.instalment_line, ${detail} ${differs} and s.loan_line is null and s.instalment_line is not null`,
  );
}

/** Nothing is paid before the loan is disbursed: named at the payment, or at the loan whose day is corrected. */
async function checkPayments(run: ImportRun): Promise<void> {
  const early = `from known_payment p join known_loan k on k.id = p.loan_id where p.paid_on < k.disbursed_on`;
  await refuseRows(
    run,
    { register: 'loan_payments', column: 'paid_on', code: 'payment-before-disbursement' },
    `select p.line, jsonb_build_object('value', p.paid_on, 'day', k.disbursed_on) ${early} and p.line is not null`,
  );
  await refuseRows(
    run,
    { register: 'loans', column: 'disbursed_on', code: 'payment-before-disbursement' },
    `select k.line, jsonb_build_object('value', min(p.paid_on), 'day', k.disbursed_on) ${early}
       and p.line is null and k.line is not null group by k.line, k.disbursed_on`,
  );
}

/**
 * No more is paid than the schedule asks in all: named at the payment that goes beyond it, or at the loan or schedule
 * that is corrected to ask less. A loan whose schedule is not known yet is looked at when it comes.
 */
async function checkOverpayment(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'overpaid_loan',
    `select distinct on (c.loan_id) c.line, s.loan_line, s.instalment_line,
       jsonb_build_object('value', s.code, 'paid', ${major('c.paid_in_all')}, 'due', ${major('s.due_minor')},
         'currency', s.currency) as detail
     from (
       select loan_id, line, paid_on, sum(amount_minor) over (partition by loan_id) as paid_in_all,
         sum(amount_minor) over (partition by loan_id order by paid_on, line) as paid,
         bool_and(soundness = 0 and amount_minor is not null) over (partition by loan_id) as all_sound
       from known_payment
     ) c join loan_schedule s on s.loan_id = c.loan_id
     where s.has_schedule and s.sound and c.all_sound and c.paid > s.due_minor
     order by c.loan_id, c.paid_on, c.line`,
  );
  const places = [
    ['loan_payments', 'amount', 'line', 'line is not null'],
    ['loans', 'principal', 'loan_line', 'line is null and loan_line is not null'],
    ['loan_instalments', 'principal_due', 'instalment_line', 'line is null and loan_line is null'],
  ] as const;
  for (const [register, column, line, where] of places) {
    await refuseRows(
      run,
      { register, column, code: 'overpaid' },
      `select ${line}, detail from overpaid_loan where ${where} and ${line} is not null`,
    );
  }
}

/** Minor units of the schedule's currency as text in major units. */
function major(expression: string): string {
  return `trunc(${expression} / 10::numeric ^ s.digits, s.digits)::text`;
}
