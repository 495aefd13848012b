import { instalment, loan, payment, soundRegisters, type Registers } from '../../factories/sound-registers';

/** A group of three: one pays ahead, one late, one not at all; and a bank's loan beside them. */
export function payersOfThreeKinds(): Registers {
  const registers = soundRegisters('PAY', { country: 'KE', currency: 'KES' });
  const due = ['2026-07-10', '2026-08-10', '2026-09-10', '2026-12-10'];
  const loans = ['AHEAD', 'LATE', 'NEVER'].map((name) => loan(`PAY-${name}`, 'PAY-G', 'PAY-M1'));
  registers.loans = [
    ...loans,
    { ...loan('PAY-BANK', 'PAY-G', 'PAY-M1'), source: 'external_mfi', partner: 'A bank', status: 'restructured' },
    { ...loan('PAY-LOST', 'PAY-G', 'PAY-M1'), source: 'own_fund', status: 'written_off', status_on: '2026-09-01' },
    {
      ...loan('PAY-OLD', 'PAY-G', 'PAY-M1'),
      source: 'own_fund',
      status: 'written_off',
      status_on: '2025-09-01',
      disbursed_on: '2025-01-10',
    },
  ];
  registers.loan_instalments = [
    ...loans.flatMap(({ loan_code = '' }) => due.map((on, index) => instalment(loan_code, index + 1, on, '25'))),
    instalment('PAY-BANK', 1, '2027-01-10', '100'),
    instalment('PAY-LOST', 1, '2026-04-10', '100'),
    instalment('PAY-OLD', 1, '2025-04-10', '100'),
  ];
  registers.loan_payments = [
    payment('PAY-AHEAD', '2026-07-09', '100'),
    payment('PAY-LATE', '2026-08-10', '25'),
    payment('PAY-LATE', '2026-08-11', '25'),
    payment('PAY-LATE', '2026-09-10', '25'),
    payment('PAY-LOST', '2026-05-01', '40'),
    payment('PAY-LOST', '2026-09-20', '10'),
  ];
  return registers;
}
