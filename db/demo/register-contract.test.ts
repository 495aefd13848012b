import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field, grouped, keyOf, minorOf, readRegister, type RegisterRow } from '../../tests/support/register-folder';
import { generateRegisters } from './generate-registers.server';
import { registerColumns, type RegisterName } from './writing/register-columns';

const today = '2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'registers-'));
const files = {} as Record<RegisterName, RegisterRow[]>;

beforeAll(async () => {
  await generateRegisters({ seed: 7, today, groups: 60, outFolder: folder });
  for (const name of Object.keys(registerColumns) as RegisterName[]) files[name] = readRegister(folder, name);
});
afterAll(() => rmSync(folder, { recursive: true }));

const keysOf = (name: RegisterName, ...columns: string[]) => files[name].map((row) => keyOf(row, ...columns));
const sum = (rows: readonly RegisterRow[], ...columns: string[]) =>
  rows.reduce((total, row) => total + columns.reduce((part, column) => part + minorOf(field(row, column)), 0), 0);

/** Whether a membership in the group covers a day. */
function covers(stays: readonly RegisterRow[] | undefined, day: string): boolean {
  return (stays ?? []).some(
    (stay) => field(stay, 'joined_on') <= day && (field(stay, 'left_on') === '' || field(stay, 'left_on') > day),
  );
}

describe('a generated folder, by the import contract', () => {
  it('has every file with its columns, all lines ended, and something in each', () => {
    for (const [name, columns] of Object.entries(registerColumns)) {
      const text = readFileSync(join(folder, `${name}.csv`), 'utf8');
      expect(text.startsWith(`${columns.join(',')}\n`)).toBe(true);
      expect(text.endsWith('\n')).toBe(true);
      expect(text.normalize('NFC')).toBe(text);
      expect(files[name as RegisterName].length, name).toBeGreaterThan(0);
    }
  });

  it('names everything once', () => {
    const keys: [RegisterName, ...string[]][] = [
      ['branches', 'branch_code'],
      ['groups', 'group_code'],
      ['members', 'member_code'],
      ['memberships', 'member_code', 'group_code', 'joined_on'],
      ['meetings', 'group_code', 'scheduled_on'],
      ['attendance', 'group_code', 'scheduled_on', 'member_code'],
      ['loans', 'loan_code'],
      ['loan_instalments', 'loan_code', 'number'],
      ['training_modules', 'module_code'],
      ['training_attendance', 'member_code', 'module_code', 'session_on'],
      ['assessments', 'member_code', 'module_code', 'assessed_on'],
      ['enterprises', 'enterprise_code'],
      ['enterprise_owners', 'enterprise_code', 'member_code'],
      ['vetting_visits', 'enterprise_code', 'visited_on'],
      ['waivers', 'enterprise_code', 'granted_on', 'rule'],
      ['offers', 'offer_code'],
      ['suppliers', 'enterprise_code'],
    ];
    for (const [name, ...columns] of keys) {
      const all = keysOf(name, ...columns);
      expect(new Set(all).size, name).toBe(all.length);
    }
    expect(
      keysOf('suppliers', 'enterprise_code').some((code) => keysOf('enterprises', 'enterprise_code').includes(code)),
    ).toBe(false);
  });

  it('refers only to what stands in the folder', () => {
    const references: [RegisterName, string, RegisterName][] = [
      ['groups', 'branch_code', 'branches'],
      ['memberships', 'group_code', 'groups'],
      ['memberships', 'member_code', 'members'],
      ['meetings', 'group_code', 'groups'],
      ['savings', 'member_code', 'members'],
      ['loans', 'member_code', 'members'],
      ['loan_instalments', 'loan_code', 'loans'],
      ['loan_payments', 'loan_code', 'loans'],
      ['training_attendance', 'module_code', 'training_modules'],
      ['assessments', 'module_code', 'training_modules'],
      ['enterprises', 'group_code', 'groups'],
      ['vetting_visits', 'enterprise_code', 'enterprises'],
      ['waivers', 'enterprise_code', 'enterprises'],
    ];
    for (const [name, column, known] of references) {
      const codes = new Set(keysOf(known, column));
      expect(
        keysOf(name, column).filter((code) => !codes.has(code)),
        `${name}.${column}`,
      ).toEqual([]);
    }
    const sellers = new Set([...keysOf('enterprises', 'enterprise_code'), ...keysOf('suppliers', 'enterprise_code')]);
    expect(keysOf('offers', 'enterprise_code').filter((code) => !sellers.has(code))).toEqual([]);
  });

  it('has no meeting, payment or session that lies ahead', () => {
    const days: [RegisterName, string][] = [
      ['meetings', 'scheduled_on'],
      ['meetings', 'held_on'],
      ['loans', 'disbursed_on'],
      ['loan_payments', 'paid_on'],
      ['training_attendance', 'session_on'],
      ['assessments', 'assessed_on'],
      ['vetting_visits', 'approved_on'],
    ];
    for (const [name, column] of days) expect(keysOf(name, column).filter((day) => day > today)).toEqual([]);
  });

  it('holds marks, savings and cash only at held meetings, and marks only of members of that day', () => {
    const held = new Map(
      files.meetings
        .filter((row) => field(row, 'status') === 'held')
        .map((row) => [keyOf(row, 'group_code', 'scheduled_on'), field(row, 'held_on')]),
    );
    for (const name of ['attendance', 'savings', 'cash_movements'] as const) {
      expect(keysOf(name, 'group_code', 'scheduled_on').filter((key) => !held.has(key))).toEqual([]);
    }
    const stays = grouped(files.memberships, 'member_code', 'group_code');
    const strangers = files.attendance.filter(
      (row) =>
        !covers(
          stays.get(keyOf(row, 'member_code', 'group_code')),
          held.get(keyOf(row, 'group_code', 'scheduled_on')) ?? '',
        ),
    );
    expect(strangers).toEqual([]);
    for (const row of files.meetings) expect(field(row, 'held_on') !== '').toBe(field(row, 'status') === 'held');
  });

  it('has memberships of one member in one group that do not overlap', () => {
    for (const stays of grouped(files.memberships, 'member_code', 'group_code').values()) {
      const inOrder = stays.toSorted((a, b) => (field(a, 'joined_on') < field(b, 'joined_on') ? -1 : 1));
      for (const [index, later] of inOrder.slice(1).entries()) {
        const leftOn = field(inOrder[index] ?? later, 'left_on');
        expect(leftOn !== '' && leftOn <= field(later, 'joined_on')).toBe(true);
      }
    }
  });

  it('has loans whose instalments sum to the principal and whose payments stay within the schedule', () => {
    const instalments = grouped(files.loan_instalments, 'loan_code');
    const payments = grouped(files.loan_payments, 'loan_code');
    for (const loan of files.loans) {
      const rows = instalments.get(field(loan, 'loan_code')) ?? [];
      const paid = payments.get(field(loan, 'loan_code')) ?? [];
      expect(rows.map((row) => Number(field(row, 'number')))).toEqual(rows.map((_, index) => index + 1));
      expect(rows.map((row) => field(row, 'due_on'))).toEqual(rows.map((row) => field(row, 'due_on')).toSorted());
      expect(sum(rows, 'principal_due')).toBe(minorOf(field(loan, 'principal')));
      const asked = sum(rows, 'principal_due', 'interest_due');
      if (field(loan, 'status') === 'closed') expect(sum(paid, 'amount')).toBe(asked);
      else expect(sum(paid, 'amount')).toBeLessThanOrEqual(asked);
      expect(paid.every((row) => field(row, 'paid_on') >= field(loan, 'disbursed_on'))).toBe(true);
      expect(paid.every((row) => minorOf(field(row, 'amount')) > 0)).toBe(true);
    }
  });

  it('gives every enterprise owners from its group, a group enterprise two signatories, and no visitor her own approver', () => {
    const owners = grouped(files.enterprise_owners, 'enterprise_code');
    const members = new Set(keysOf('memberships', 'member_code', 'group_code'));
    for (const enterprise of files.enterprises) {
      const own = owners.get(field(enterprise, 'enterprise_code')) ?? [];
      const signing = own.filter((row) => field(row, 'signatory') === 'yes').length;
      expect(own.length).toBeGreaterThan(0);
      if (field(enterprise, 'kind') === 'group') expect(signing).toBeGreaterThanOrEqual(2);
      for (const row of own)
        expect(members).toContain(`${field(row, 'member_code')}|${field(enterprise, 'group_code')}`);
    }
    for (const visit of files.vetting_visits) expect(field(visit, 'visitor')).not.toBe(field(visit, 'approver'));
  });

  it('never lets a member take out more than she put in', () => {
    for (const rows of grouped(files.savings, 'member_code').values()) {
      let balance = 0;
      for (const row of rows) {
        balance += minorOf(field(row, 'amount'));
        expect(minorOf(field(row, 'amount'))).not.toBe(0);
        expect(balance).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
