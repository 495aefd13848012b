import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registers as registerFiles } from '~/domain/registers/register-files';

export type RegisterRow = Record<string, string>;

const NAMES = [
  ...(['branches', 'groups', 'members', 'memberships', 'meetings', 'attendance', 'savings', 'cash_movements'] as const),
  ...(['loans', 'loan_instalments', 'loan_payments', 'training_modules', 'training_attendance'] as const),
  ...(['assessments', 'enterprises', 'enterprise_owners', 'vetting_visits', 'waivers'] as const),
] as const;
export type Registers = Record<(typeof NAMES)[number], RegisterRow[]>;

/** Days of the twelve meetings within six months of 2026-10-31. */
export const WINDOW_MEETINGS = [
  ...['2026-05-05', '2026-05-19', '2026-06-02', '2026-06-16', '2026-06-30', '2026-07-14'],
  ...['2026-07-28', '2026-08-11', '2026-08-25', '2026-09-08', '2026-09-22', '2026-10-06'],
];
const FIRST_MEETING = '2026-03-10';

type Place = { country?: string; currency?: string; timezone?: string };

/**
 * Registers of one group whose one member's enterprise passes every rule on 2026-10-31: thirteen meetings held, attended
 * and saved at, one loan that is not due yet, one module done, one visit approved. Codes begin with `code`.
 */
export function soundRegisters(code: string, place: Place = {}): Registers {
  const { country = 'IN', currency = 'INR', timezone = 'Asia/Kolkata' } = place;
  const [group, member, enterprise, branch] = [`${code}-G`, `${code}-M1`, `${code}-E`, `${country}-B`];
  const dates = [FIRST_MEETING, ...WINDOW_MEETINGS];
  return {
    ...emptyRegisters(),
    branches: [{ branch_code: branch, name: branch, country, timezone, currency }],
    groups: [{ group_code: group, branch_code: branch, name: group, kind: 'savings', formed_on: '2026-01-01' }],
    members: [soundMember(member)],
    memberships: [membership(member, group)],
    meetings: dates.map((day) => ({
      group_code: group,
      scheduled_on: day,
      status: 'held',
      held_on: day,
      cash_open: '0',
      cash_close_counted: '10',
    })),
    attendance: dates.map((day) => attendance(group, day, member)),
    savings: dates.map((day) => saving(group, day, member)),
    loans: [loan(`${code}-L1`, group, member)],
    loan_instalments: [instalment(`${code}-L1`, 1, '2027-03-10', '100')],
    training_modules: [trainingModule(`${country}-S1`, country)],
    training_attendance: [
      { member_code: member, module_code: `${country}-S1`, session_on: '2026-02-01', minutes: '80' },
    ],
    assessments: [
      { member_code: member, module_code: `${country}-S1`, assessed_on: '2026-02-02', form: 'oral', passed: 'yes' },
    ],
    enterprises: [
      {
        enterprise_code: enterprise,
        name: enterprise,
        kind: 'individual',
        group_code: group,
        sector: 'spices',
        status: 'active',
        started_on: '2026-02-01',
        pickup_place: 'Bus stand',
        payout_method: 'cash',
      },
    ],
    enterprise_owners: [{ enterprise_code: enterprise, member_code: member, signatory: 'yes' }],
    vetting_visits: [visit(enterprise, '2026-03-01')],
  };
}

export const soundMember = (code: string): RegisterRow => ({
  member_code: code,
  display_name: code,
  birth_year: '1990',
  consent_on: '2026-01-01',
  identity_seen_on: '2026-01-01',
});
export const membership = (member: string, group: string): RegisterRow => ({
  member_code: member,
  group_code: group,
  joined_on: '2026-01-01',
  role: 'member',
});
export const attendance = (group: string, day: string, member: string, mark = 'present'): RegisterRow => ({
  group_code: group,
  scheduled_on: day,
  member_code: member,
  mark,
});
export const saving = (group: string, day: string, member: string, amount = '10'): RegisterRow => ({
  group_code: group,
  scheduled_on: day,
  member_code: member,
  amount,
});
export const loan = (code: string, group: string, member: string): RegisterRow => ({
  loan_code: code,
  source: 'internal',
  group_code: group,
  member_code: member,
  disbursed_on: '2026-03-10',
  principal: '100',
  annual_rate_percent: '12',
  method: 'flat',
  status: 'active',
});
export const instalment = (code: string, number: number, dueOn: string, principal: string, interest = '0') => ({
  loan_code: code,
  number: String(number),
  due_on: dueOn,
  principal_due: principal,
  interest_due: interest,
});
export const payment = (code: string, paidOn: string, amount: string): RegisterRow => ({
  loan_code: code,
  paid_on: paidOn,
  amount,
});
export const trainingModule = (code: string, country: string, minutes = '100', mandatory = 'yes'): RegisterRow => ({
  module_code: code,
  country,
  step: '1',
  topic: 'health',
  title: code,
  minutes,
  mandatory,
});
export const visit = (enterprise: string, visitedOn: string): RegisterRow => ({
  enterprise_code: enterprise,
  visited_on: visitedOn,
  visitor: 'S. Karthik',
  outcome: 'pass',
  approver: 'M. Anand',
  approved_on: visitedOn,
});
export const waiver = (enterprise: string, rule: string, given: RegisterRow = {}): RegisterRow => ({
  enterprise_code: enterprise,
  rule,
  granted_on: '2026-10-01',
  expires_on: '2026-11-30',
  granted_by: 'S. Karthik',
  approved_by: 'M. Anand',
  reason_code: 'records_lost',
  reason: 'Records lost in the flood',
  ...given,
});

/** Registers without a row. */
export function emptyRegisters(): Registers {
  const entries = NAMES.map((name): [string, RegisterRow[]] => [name, []]);
  return Object.fromEntries(entries) as Registers;
}

/** Writes registers of several groups as one folder, uses it and removes it. A row that several share stands once. */
export async function inFolder<Value>(all: Registers[], use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'step-four-registers-'));
  try {
    for (const name of NAMES) {
      const columns =
        registerFiles.find((register) => register.name === name)?.columns.map((column) => column.name) ?? [];
      const rows = all.flatMap((registers) => registers[name]).map((row) => columns.map((column) => cell(row[column])));
      const lines = name === 'branches' || name === 'training_modules' ? new Set(rows.map(String)) : rows.map(String);
      await writeFile(join(folder, `${name}.csv`), [columns.join(','), ...lines, ''].join('\n'));
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function cell(value = ''): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
