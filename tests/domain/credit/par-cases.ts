import { readFileSync } from 'node:fs';
import { loan, soundRegisters, type Registers } from '../../factories/sound-registers';

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

const COUNTRIES: Record<string, string> = { KES: 'KE', INR: 'IN', RWF: 'RW', USD: 'ZW', TZS: 'TZ' };
const { cases } = JSON.parse(readFileSync('tests/vectors/par30.json', 'utf8')) as { cases: Vector[] };

/** The vectors of PAR30, each with registers of one group that has its loans; codes begin with the vector's id. */
export const parCases = cases.map((vector) => ({ ...vector, registers: registersOf(vector) }));

function registersOf({ id, currency, loans }: Vector): Registers {
  const registers = soundRegisters(id, { country: COUNTRIES[currency] ?? currency, currency });
  const codeOf = (code: string) => `${id}-${code}`;
  registers.loans = loans.map(({ loan_code, disbursed_on, principal, status, status_on }) => ({
    ...loan(codeOf(loan_code), `${id}-G`, `${id}-M1`),
    ...{ disbursed_on, principal, status, status_on },
  }));
  registers.loan_instalments = loans.flatMap(({ loan_code, instalments }) =>
    instalments.map((row) => ({ ...row, number: String(row.number), loan_code: codeOf(loan_code) })),
  );
  registers.loan_payments = loans.flatMap(({ loan_code, payments }) =>
    payments.map((row) => ({ ...row, loan_code: codeOf(loan_code) })),
  );
  return registers;
}
