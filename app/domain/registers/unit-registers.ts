import { minor } from './master-records';

/** A register that is kept row by row and corrected by reversal, a whole unit (a meeting, a loan) at a time. */
export type UnitRegister = {
  register: string;
  table: string;
  /** The unit's column in the table. */
  unit: 'meeting_id' | 'loan_id';
  /** The table's further columns, as expressions over the staged row `s` and the joins. */
  columns: Readonly<Record<string, string>>;
  /** Further values that the checks need, kept in `next_<register>` alone. */
  extra?: Readonly<Record<string, string>>;
  joins: string;
};

const meeting = 'left join known_meeting k on k.group_code = s.group_code and k.scheduled_on = s.scheduled_on';
const meetingOn = { meeting_on: 's.scheduled_on' };
const member = 'left join known_member m on m.code = s.member_code';
const group = 'left join known_group g on g.code = s.group_code';
const loan = 'left join known_loan k on k.code = s.loan_code';

export const unitRegisters: readonly UnitRegister[] = [
  {
    register: 'attendance',
    table: 'attendance_mark',
    unit: 'meeting_id',
    columns: { ...meetingOn, member_id: 'm.id', mark: 's.mark' },
    extra: { group_id: 'k.group_id', held_on: 'k.held_on' },
    joins: `${meeting} ${member}`,
  },
  {
    register: 'savings',
    table: 'saving',
    unit: 'meeting_id',
    columns: { ...meetingOn, member_id: 'm.id', amount_minor: minor('amount') },
    joins: `${meeting} ${member} ${group}`,
  },
  {
    register: 'cash_movements',
    table: 'cash_movement',
    unit: 'meeting_id',
    columns: { ...meetingOn, kind: 's.kind', amount_minor: minor('amount'), note: 's.note' },
    joins: `${meeting} ${group}`,
  },
  {
    register: 'loan_instalments',
    table: 'loan_instalment',
    unit: 'loan_id',
    columns: {
      number: 's.number',
      due_on: 's.due_on',
      principal_due_minor: minor('principal_due', 'k.digits'),
      interest_due_minor: minor('interest_due', 'k.digits'),
    },
    joins: loan,
  },
  {
    register: 'loan_payments',
    table: 'loan_payment',
    unit: 'loan_id',
    columns: { paid_on: 's.paid_on', amount_minor: minor('amount', 'k.digits') },
    joins: loan,
  },
];

/** A register of single rows that is corrected by reversal, each row found by its key. */
export const eventRegisters: readonly (Omit<UnitRegister, 'unit'> & { key: readonly string[] })[] = [
  {
    register: 'training_attendance',
    table: 'training_attendance',
    key: ['member_id', 'module_id', 'session_on'],
    columns: { member_id: 'm.id', module_id: 'k.id', session_on: 's.session_on', minutes: 's.minutes' },
    joins: `${member} left join known_module k on k.code = s.module_code`,
  },
  {
    register: 'assessments',
    table: 'assessment',
    key: ['member_id', 'module_id', 'assessed_on'],
    columns: {
      member_id: 'm.id',
      module_id: 'k.id',
      assessed_on: 's.assessed_on',
      form: 's.form',
      passed: 's.passed',
    },
    joins: `${member} left join known_module k on k.code = s.module_code`,
  },
];
