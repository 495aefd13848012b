import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { allocate, payOff, type RegisterInstalment } from '~/domain/credit/pay-off';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { standingPlan } from '~/domain/credit/replace-plan.server';
import { rescheduleLoan } from '~/domain/credit/reschedule-loan.server';
import { reverseRepayment } from '~/domain/credit/reverse-repayment.server';
import { decideWriteOff, proposeWriteOff } from '~/domain/credit/write-off-loan.server';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { fixedClock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { aDisbursedLoan, aLendingGroup, DECLINING, LENDING_DAY, recorded } from '../../factories/lending';
import { aStaffMember } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const RUNS = 300;
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

const { db } = await testDatabase();
const group = await aLendingGroup(db);
const [proposer, approver] = [await aStaffMember(db), await aStaffMember(db)];

const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('pay' as const), share: fc.double({ min: 0, max: 1.2, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take-back' as const), which: fc.nat({ max: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reschedule' as const), instalments: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('propose' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('decide' as const), approve: fc.boolean(), same: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 50 }) }) },
);

type Standing = {
  status: string;
  principalMinor: number;
  plan: RegisterInstalment[];
  payments: { id: number; paidOn: string; amountMinor: number }[];
  receivable: number;
  interest: number;
  loss: number;
};

/** What the registers and the ledger say of a loan. */
async function standingOf(loanId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select l.status, l.principal_minor,
      (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'dueOn', due_on, 'principalDueMinor',
        principal_due_minor, 'interestDueMinor', interest_due_minor) order by number), '[]') from loan_instalment
        where loan_id = l.id and reversed_in is null) as plan,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'paidOn', paid_on, 'amountMinor', amount_minor) order by id),
        '[]') from loan_payment where loan_id = l.id and reversed_in is null) as payments,
      (select sum(x.amount_minor)::bigint from ledger_line x join ledger_account a on a.id = x.account_id
        where a.loan_id = l.id and a.kind = 'loan_receivable') as receivable,
      coalesce((select -sum(x.amount_minor)::bigint from ledger_entry e join ledger_line x on x.entry_id = e.id
        join ledger_account a on a.id = x.account_id where e.loan_id = l.id and a.kind = 'interest_income'), 0) as interest,
      coalesce((select sum(x.amount_minor)::bigint from ledger_entry e join ledger_line x on x.entry_id = e.id
        join ledger_account a on a.id = x.account_id where e.loan_id = l.id and a.kind = 'loan_loss'), 0) as loss
    from loan l where l.id = ${loanId}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no loan');
  return row;
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What always holds: books and registers agree, nothing is paid twice, and the state is what the sums say. */
function check({ status, principalMinor, plan, payments, receivable, interest, loss }: Standing): void {
  const paid = sum(payments.map(({ amountMinor }) => amountMinor));
  const asked = sum(plan.map((row) => row.principalDueMinor + row.interestDueMinor));
  const rows = allocate(plan, paid);
  const left = principalMinor - sum(rows.map((row) => row.principalPaidMinor));
  expect(paid).toBeLessThanOrEqual(asked);
  expect(sum(plan.map((row) => row.principalDueMinor))).toBe(principalMinor);
  expect(interest).toBe(sum(rows.map((row) => row.interestPaidMinor)));
  expect([receivable, loss]).toEqual(status === 'written_off' ? [0, left] : [left, 0]);
  if (status !== 'written_off') expect(status === 'closed').toBe(paid === asked);
}

it(
  'a loan goes only ways that are allowed, and its books agree with the registers after every step',
  { timeout: 600_000 },
  async () => {
    process.stdout.write(`loan machine: ${RUNS} runs on the database, seed ${seed}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('flat', 'declining_equal_instalments', 'declining_equal_principal' as const),
        fc.array(anyStep, { minLength: 2, maxLength: 7 }),
        async (method, steps) => {
          const terms = { ...DECLINING, method: method };
          const { loanId } = await aDisbursedLoan(db, group, { terms, amountMinor: 3_000_00, instalments: 4 });
          let today = LENDING_DAY;
          let proposed = false;
          for (const step of steps) {
            const before = await standingOf(loanId);
            const open = before.status === 'active' || before.status === 'restructured';
            const record = <Value, Failure extends { code: string }>(
              work: Parameters<typeof recorded<Value, Failure>>[2],
            ) => recorded<Value, Failure>(db, group, work, { on: today });
            if (step.do === 'wait') today = addDays(today, step.days);
            if (step.do === 'pay') {
              const paidMinor = sum(before.payments.map(({ amountMinor }) => amountMinor));
              const kind = method === 'flat' ? 'flat' : 'declining';
              const byPlan = sum(before.plan.map((row) => row.principalDueMinor + row.interestDueMinor)) - paidMinor;
              const owed = open ? payOff({ method: kind, plan: before.plan, paidMinor }, today).owedMinor : byPlan;
              const amountMinor = Math.max(1, Math.round(owed * step.share));
              const done = await record((tx, id) =>
                recordRepayments(tx, id, { on: today, repayments: [{ loanId, amountMinor }] }),
              );
              expect(done.ok).toBe(before.status !== 'closed' && amountMinor <= owed);
              if (done.ok && open) expect(done.value[0]?.closed).toBe(amountMinor === owed);
            }
            if (step.do === 'take-back') {
              const payment = before.payments[step.which % Math.max(1, before.payments.length)];
              const done = await record((tx, id) => reverseRepayment(tx, id, { loanId, paymentId: payment?.id ?? 0 }));
              if (!payment) expect(done).toMatchObject({ error: { code: 'payment-not-found' } });
            }
            if (step.do === 'reschedule') {
              const plan = { ...terms, instalments: step.instalments };
              const done = await record((tx, id) =>
                standingPlan(tx, loanId).then((seenPlan) =>
                  rescheduleLoan(tx, id, { loanId, on: today, reason: 'Drought', terms: plan, seenPlan }),
                ),
              );
              if (!open) expect(done).toMatchObject({ error: { code: 'state-changed' } });
            }
            const clock = fixedClock(`${today}T12:00:00Z`);
            if (step.do === 'propose') {
              const reason = 'She cannot be found any more';
              const done = await record((tx, id) => proposeWriteOff(tx, id, proposer, { loanId, reason }, clock));
              expect(done.ok).toBe(open && !proposed);
              proposed ||= done.ok;
            }
            if (step.do === 'decide') {
              const { approve, same } = step;
              const done = await record((tx, id) =>
                decideWriteOff(tx, id, same ? proposer : approver, { loanId, approve }, clock),
              );
              expect(done.ok).toBe(proposed && !same && (open || !approve));
              if (done.ok) proposed = false;
            }
            check(await standingOf(loanId));
          }
        },
      ),
      { numRuns: RUNS, seed, endOnFailure: true },
    );
    expect((await proveLedger(db)).breaks).toEqual([]);
    expect(await proveBooks(db)).toEqual([]);
  },
);
