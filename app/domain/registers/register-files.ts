import { MOST_LEAD_TIME_DAYS, MOST_QUANTITY } from '~/domain/catalogue/offer-fields';
import * as read from './field-values';
import type { ReadField } from './field-values';
import { RULES, TOPICS } from './programme-words';

/** How a column is kept while a folder is looked at. An amount has a second column `<name>_scale`. */
export type StagedType = 'text' | 'date' | 'integer' | 'numeric' | 'boolean' | 'amount';

export type Column = { name: string; type: StagedType; read: ReadField; optional: boolean };

export type Register = {
  /** The file's name without `.csv`; the staged tables are named by it. */
  name: string;
  file: string;
  columns: readonly Column[];
  /** The columns by which a row is found again; empty where equal rows are several. */
  key: readonly string[];
};

const column = (name: string, type: StagedType, readField: ReadField): Column => ({
  name,
  type,
  read: readField,
  optional: false,
});
const maybe = (given: Column): Column => ({ ...given, optional: true });
const code = (name: string) => column(name, 'text', read.readCode);
const text = (name: string) => column(name, 'text', read.readText);
const date = (name: string) => column(name, 'date', read.readDate);
const yesNo = (name: string) => column(name, 'boolean', read.readYesNo);
const country = column('country', 'text', read.readCountry);
const currency = column('currency', 'text', read.readCurrency);
const choice = (name: string, choices: readonly string[]) => column(name, 'text', read.readChoice(choices));
const whole = (name: string, least = 0, most?: number) => column(name, 'integer', read.readWhole(least, most));
const amount = (name: string, sign: read.Sign) => column(name, 'amount', read.readAmount(sign));

const MEMBERSHIP_ROLES = ['member', 'president', 'secretary', 'treasurer', 'bookkeeper'];
const MEETING_STATES = ['held', 'missed', 'cancelled'];
const MARKS = ['present', 'late', 'absent', 'excused'];
const CASH_KINDS = 'fine social_fund_in social_fund_out expense bank_deposit bank_withdrawal other_in other_out'.split(
  ' ',
);
const LOAN_SOURCES = ['internal', 'own_fund', 'external_mfi'];
const LOAN_STATES = ['active', 'closed', 'written_off', 'restructured'];

/** Columns, each file's, in the order of the contract; the words before the colon are its key. */
const FILES: Readonly<Record<string, readonly [key: string, ...columns: Column[]]>> = {
  branches: [
    'branch_code',
    code('branch_code'),
    text('name'),
    country,
    column('timezone', 'text', read.readTimezone),
    currency,
  ],
  groups: [
    'group_code',
    code('group_code'),
    code('branch_code'),
    text('name'),
    choice('kind', ['savings', 'shares', 'rotating']),
    date('formed_on'),
    maybe(date('closed_on')),
    maybe(date('no_lending_resolution_on')),
  ],
  members: [
    'member_code',
    code('member_code'),
    text('display_name'),
    column('birth_year', 'integer', read.readBirthYear),
    maybe(text('phone')),
    maybe(date('consent_on')),
    maybe(date('consent_withdrawn_on')),
    maybe(date('identity_seen_on')),
  ],
  memberships: [
    'member_code group_code joined_on',
    code('member_code'),
    code('group_code'),
    date('joined_on'),
    maybe(date('left_on')),
    choice('role', MEMBERSHIP_ROLES),
  ],
  meetings: [
    'group_code scheduled_on',
    code('group_code'),
    date('scheduled_on'),
    choice('status', MEETING_STATES),
    maybe(date('held_on')),
    maybe(amount('cash_open', 'not-negative')),
    maybe(amount('cash_close_counted', 'not-negative')),
  ],
  attendance: [
    'group_code scheduled_on member_code',
    code('group_code'),
    date('scheduled_on'),
    code('member_code'),
    choice('mark', MARKS),
  ],
  savings: ['', code('group_code'), date('scheduled_on'), code('member_code'), amount('amount', 'not-zero')],
  cash_movements: [
    '',
    code('group_code'),
    date('scheduled_on'),
    choice('kind', CASH_KINDS),
    amount('amount', 'positive'),
    maybe(text('note')),
  ],
  loans: [
    'loan_code',
    code('loan_code'),
    choice('source', LOAN_SOURCES),
    code('group_code'),
    code('member_code'),
    maybe(text('partner')),
    date('disbursed_on'),
    amount('principal', 'positive'),
    column('annual_rate_percent', 'numeric', read.readRate),
    choice('method', ['flat', 'declining']),
    choice('status', LOAN_STATES),
    maybe(date('status_on')),
  ],
  loan_instalments: [
    '',
    code('loan_code'),
    whole('number'),
    date('due_on'),
    amount('principal_due', 'not-negative'),
    amount('interest_due', 'not-negative'),
  ],
  loan_payments: ['', code('loan_code'), date('paid_on'), amount('amount', 'positive')],
  training_modules: [
    'module_code',
    code('module_code'),
    country,
    column('step', 'integer', read.readNumberChoice(Object.keys(TOPICS))),
    choice('topic', Object.values(TOPICS).flat()),
    text('title'),
    whole('minutes'),
    yesNo('mandatory'),
  ],
  training_attendance: [
    'member_code module_code session_on',
    code('member_code'),
    code('module_code'),
    date('session_on'),
    whole('minutes'),
  ],
  assessments: [
    'member_code module_code assessed_on',
    code('member_code'),
    code('module_code'),
    date('assessed_on'),
    choice('form', ['oral', 'observed', 'written']),
    yesNo('passed'),
  ],
  enterprises: [
    'enterprise_code',
    code('enterprise_code'),
    text('name'),
    choice('kind', ['individual', 'group']),
    code('group_code'),
    text('sector'),
    choice('status', ['active', 'closed']),
    date('started_on'),
    maybe(text('pickup_place')),
    maybe(choice('payout_method', ['mobile_money', 'bank', 'cash'])),
  ],
  enterprise_owners: ['enterprise_code member_code', code('enterprise_code'), code('member_code'), yesNo('signatory')],
  vetting_visits: [
    'enterprise_code visited_on',
    code('enterprise_code'),
    date('visited_on'),
    text('visitor'),
    choice('outcome', ['pass', 'fail']),
    maybe(text('approver')),
    maybe(date('approved_on')),
  ],
  waivers: [
    'enterprise_code rule granted_on',
    code('enterprise_code'),
    choice('rule', RULES),
    date('granted_on'),
    date('expires_on'),
    text('granted_by'),
    text('approved_by'),
    code('reason_code'),
    text('reason'),
  ],
  offers: [
    'offer_code',
    code('offer_code'),
    code('enterprise_code'),
    text('title'),
    text('description'),
    column('language', 'text', read.readLanguage),
    code('product_type'),
    code('unit'),
    amount('price', 'positive'),
    currency,
    whole('min_quantity', 1, MOST_QUANTITY),
    whole('quantity_step', 1, MOST_QUANTITY),
    maybe(whole('stock', 0, MOST_QUANTITY)),
    maybe(whole('weekly_capacity', 0, MOST_QUANTITY)),
    whole('lead_time_days', 0, MOST_LEAD_TIME_DAYS),
    maybe(text('photo')),
  ],
  suppliers: [
    'enterprise_code',
    code('enterprise_code'),
    text('name'),
    country,
    text('district'),
    maybe(date('vetted_on')),
    maybe(text('vetted_by')),
    maybe(text('contact_phone')),
  ],
};

/** Every register, in the order of the contract, which is that of refusals too. */
export const registers: readonly Register[] = Object.entries(FILES).map(([name, [key, ...columns]]) => ({
  name,
  file: `${name}.csv`,
  columns,
  key: key.split(' ').filter(Boolean),
}));

/** The register of that name. Throws for a name that is none: only our own code asks. */
export function registerNamed(name: string): Register {
  const found = registers.find((register) => register.name === name);
  if (!found) throw new RangeError(`no register ${name}`);
  return found;
}
