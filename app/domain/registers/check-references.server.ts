import { refuseRows, type ImportRun } from './import-run.server';
import type { RefusalCode } from './refusal';

type Reference = { register: string; column: string; known: string; brings: readonly string[]; code: RefusalCode };

const branch = { column: 'branch_code', known: 'known_branch', brings: ['branches'], code: 'unknown-branch' } as const;
const group = { column: 'group_code', known: 'known_group', brings: ['groups'], code: 'unknown-group' } as const;
const member = { column: 'member_code', known: 'known_member', brings: ['members'], code: 'unknown-member' } as const;
const loan = { column: 'loan_code', known: 'known_loan', brings: ['loans'], code: 'unknown-loan' } as const;
const module = {
  column: 'module_code',
  known: 'known_module',
  brings: ['training_modules'],
  code: 'unknown-module',
} as const;
const enterprise = {
  column: 'enterprise_code',
  known: 'known_enterprise',
  brings: ['enterprises', 'suppliers'],
  code: 'unknown-enterprise',
} as const;

const REFERENCES: readonly Reference[] = [
  { register: 'groups', ...branch },
  { register: 'memberships', ...member },
  { register: 'memberships', ...group },
  { register: 'meetings', ...group },
  { register: 'attendance', ...group },
  { register: 'attendance', ...member },
  { register: 'savings', ...group },
  { register: 'savings', ...member },
  { register: 'cash_movements', ...group },
  { register: 'loans', ...group },
  { register: 'loans', ...member },
  { register: 'loan_instalments', ...loan },
  { register: 'loan_payments', ...loan },
  { register: 'training_attendance', ...member },
  { register: 'training_attendance', ...module },
  { register: 'assessments', ...member },
  { register: 'assessments', ...module },
  { register: 'enterprises', ...group },
  { register: 'enterprise_owners', ...enterprise },
  { register: 'enterprise_owners', ...member },
  { register: 'vetting_visits', ...enterprise },
  { register: 'waivers', ...enterprise },
  { register: 'offers', ...enterprise },
];

/** Refuses every row that refers to something that stands neither in the folder nor in the database. */
export async function checkReferences(run: ImportRun): Promise<void> {
  for (const { register, column, known, brings, code } of REFERENCES) {
    if (!run.present.has(register) || brings.some((name) => run.unreadable.has(name))) continue;
    await refuseRows(
      run,
      { register, column, code },
      `select s.line, jsonb_build_object('value', s.${column}) from in_${register} s
       where s.${column} is not null and s.soundness < 2
         and not exists (select from ${known} k where k.code = s.${column})`,
    );
  }
  if (!run.unreadable.has('meetings') && !run.unreadable.has('groups')) await checkMeetings(run);
}

/** Attendance, savings and cash name a meeting of that group that was held. */
async function checkMeetings(run: ImportRun): Promise<void> {
  for (const register of ['attendance', 'savings', 'cash_movements']) {
    if (!run.present.has(register)) continue;
    await refuseRows(
      run,
      { register, column: 'scheduled_on', code: 'unknown-meeting' },
      `select s.line, jsonb_build_object('value', s.scheduled_on, 'group', s.group_code)
       from next_${register} n join in_${register} s using (line)
       where n.meeting_id is null and s.scheduled_on is not null and s.soundness < 2
         and exists (select from known_group g where g.code = s.group_code)`,
    );
    await refuseRows(
      run,
      { register, column: 'scheduled_on', code: 'meeting-not-held' },
      `select s.line, jsonb_build_object('value', s.scheduled_on, 'group', s.group_code, 'status', m.status)
       from known_meeting m join next_${register} n on n.meeting_id = m.id join in_${register} s using (line)
       where m.status <> 'held' and s.soundness < 2`,
    );
  }
}

/** Amounts have no more decimals than their currency, and can be kept exactly. */
export async function checkAmounts(run: ImportRun): Promise<void> {
  const byGroup = 'known_group k on k.code = s.group_code';
  const byLoan = 'known_loan k on k.code = s.loan_code';
  const amounts: readonly (readonly [string, string, string])[] = [
    ['meetings', 'cash_open', byGroup],
    ['meetings', 'cash_close_counted', byGroup],
    ['savings', 'amount', byGroup],
    ['cash_movements', 'amount', byGroup],
    ['loans', 'principal', byGroup],
    ['loan_instalments', 'principal_due', byLoan],
    ['loan_instalments', 'interest_due', byLoan],
    ['loan_payments', 'amount', byLoan],
  ];
  for (const [register, column, join] of amounts) {
    if (!run.present.has(register)) continue;
    const from = `from in_${register} s join ${join}`;
    const detail = `jsonb_build_object('currency', k.currency, 'digits', k.digits)`;
    await refuseRows(
      run,
      { register, column, code: 'amount-decimals' },
      `select s.line, ${detail} ${from} where s.${column}_scale > k.digits`,
    );
    await refuseRows(
      run,
      { register, column, code: 'amount-large' },
      `select s.line, ${detail} ${from} where s.${column}_scale <= k.digits
         and abs(s.${column}) * (10 ^ (k.digits - s.${column}_scale))::bigint > ${Number.MAX_SAFE_INTEGER}`,
    );
  }
}
