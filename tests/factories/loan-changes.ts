import { add, replace, set, type RegisterChange } from './register-changes';
import { instalment, loan, payment, type RegisterRow } from './sound-registers';

export type Due = [dueOn: string, principal: string, interest?: string];
export type Paid = [paidOn: string, amount: string];

/** Other instalments and payments for the one loan of 100 that there is. */
export const repaying = (dues: Due[], paid: Paid[] = [], fields: RegisterRow = {}): RegisterChange[] => [
  set('loans', 0, { disbursed_on: '2024-03-10', ...fields }),
  replace('loan_instalments', (code) => dues.map(([...due], at) => instalment(`${code}-L1`, at + 1, ...due))),
  replace('loan_payments', (code) => paid.map(([...part]) => payment(`${code}-L1`, ...part))),
];

/** A second loan of 100, not due yet, of which nothing is paid. */
export const another = (fields: RegisterRow = {}, dueOn = '2027-03-10'): RegisterChange[] => [
  add('loans', (code) => [{ ...loan(`${code}-L2`, `${code}-G`, `${code}-M1`), ...fields }]),
  add('loan_instalments', (code) => [instalment(`${code}-L2`, 1, dueOn, fields.principal ?? '100')]),
];
