import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { inFolder, loan, soundRegisters } from '../../factories/sound-registers';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { parseAmount } from '~/platform/money';

type Vector = {
  id: string;
  currency: string;
  as_of: string;
  loans: {
    loan_code: string;
    disbursed_on: string;
    principal: string;
    status: string;
    status_on: string;
    instalments: { number: number; due_on: string; principal_due: string; interest_due: string }[];
    payments: { paid_on: string; amount: string }[];
  }[];
  expected: { numerator: string; denominator: string; enter: string; keep: string };
};

const { cases } = JSON.parse(readFileSync('tests/vectors/par30.json', 'utf8')) as { cases: Vector[] };
const COUNTRIES: Record<string, string> = { KES: 'KE', INR: 'IN', RWF: 'RW', USD: 'ZW', TZS: 'TZ' };
const database = await testDatabase();

describe('PAR30 as G6 computes it', () => {
  beforeAll(async () => {
    const all = cases.map(({ id, currency, loans }) => {
      const registers = soundRegisters(id, { country: COUNTRIES[currency] ?? currency, currency });
      const codeOf = (code: string) => `${id}-${code}`;
      registers.loans = loans.map(({ loan_code, instalments: _i, payments: _p, ...terms }) => ({
        ...loan(codeOf(loan_code), `${id}-G`, `${id}-M1`),
        disbursed_on: terms.disbursed_on,
        principal: terms.principal,
        status: terms.status,
        status_on: terms.status_on,
      }));
      registers.loan_instalments = loans.flatMap(({ loan_code, instalments }) =>
        instalments.map((row) => ({ ...row, number: String(row.number), loan_code: codeOf(loan_code) })),
      );
      registers.loan_payments = loans.flatMap(({ loan_code, payments }) =>
        payments.map((row) => ({ ...row, loan_code: codeOf(loan_code) })),
      );
      return registers;
    });
    await inFolder(all, (folder) => takeIn(database, folder));
  });

  test.each(cases)('is as expected for $id', async ({ id, currency, as_of: asOf, expected }) => {
    const figures = [expected.numerator, expected.denominator].map((amount) => {
      const minor = parseAmount(amount, currency);
      return minor.ok ? String(minor.value) : '';
    });
    for (const thresholds of ['enter', 'keep'] as const) {
      const line = (await judgedLines(database, asOf, thresholds)).get(`${id}-E G6`);
      expect(line).toBe(
        expected.numerator === '' ? expected[thresholds] : `${expected[thresholds]} ${figures.join('/')}`,
      );
    }
  });
});
