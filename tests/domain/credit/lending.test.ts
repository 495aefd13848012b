import { describe, expect, it } from 'vitest';
import { openLoans } from '~/domain/credit/open-loans.queries.server';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { disburseLoan } from '~/domain/credit/disburse-loan.server';
import { requestLoan } from '~/domain/credit/request-loan.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { reverseRepayment } from '~/domain/credit/reverse-repayment.server';
import { withdrawRequest } from '~/domain/credit/withdraw-request.server';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import {
  aDisbursedLoan,
  aLendingGroup,
  aRequest,
  CARRIED,
  DECLINING,
  LENDING_DAY,
  recorded,
} from '../../factories/lending';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const group = await aLendingGroup(db);

async function balances(loanId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ledgerBalance')
    .select(['kind', 'balanceMinor'])
    .where('groupId', '=', group.groupId)
    .where((eb) => eb.or([eb('loanId', '=', loanId), eb('loanId', 'is', null)]))
    .execute();
  return Object.fromEntries(rows.map(({ kind, balanceMinor }): [string, number] => [kind ?? '', balanceMinor ?? 0]));
}

const loanRow = (loanId: string) =>
  db.selectFrom('loan').selectAll().where('id', '=', loanId).executeTakeFirstOrThrow();
const pay = (loanId: string, on: string, amountMinor: number) =>
  recorded(
    db,
    group,
    (tx, recordingId) => recordRepayments(tx, recordingId, { on, repayments: [{ loanId, amountMinor }] }),
    {
      on,
    },
  );

describe('a request', () => {
  it('is refused by its amount, its instalments and its purpose, with what is possible', async () => {
    const refusal = async (given: Parameters<typeof aRequest>[1]) => {
      const asked = await recorded(db, group, (tx, id) => requestLoan(tx, id, aRequest(group, given)));
      return asked.ok ? null : asked.error;
    };
    expect(await refusal({ amountMinor: 499_99 })).toEqual({
      code: 'amount-out-of-range',
      smallestMinor: 500_00,
      largestMinor: 50_000_00,
    });
    expect(await refusal({ amountMinor: 50_000_01 })).toMatchObject({ code: 'amount-out-of-range' });
    expect(await refusal({ instalments: 1 })).toEqual({ code: 'instalments-out-of-range', fewest: 2, most: 24 });
    expect(await refusal({ purpose: '  ' })).toEqual({ code: 'purpose-missing' });
    expect(await refusal({ on: '2023-12-31' })).toEqual({ code: 'not-a-member' });
    expect(await refusal({ terms: { ...DECLINING, savingsMultiple: '3' } })).toEqual({
      code: 'above-ceiling',
      mostMinor: 0,
    });
    expect(
      await refusal({ amountMinor: 3, instalments: 5, terms: { ...DECLINING, smallestMinor: 1, method: 'flat' } }),
    ).toEqual({ code: 'amount-too-small-to-divide' });
  });

  it('sent twice is one request, and the same form with another loan is refused', async () => {
    const asked = aRequest(group);
    const first = await recorded(db, group, (tx, id) => requestLoan(tx, id, asked));
    expect(await recorded(db, group, (tx, id) => requestLoan(tx, id, asked))).toEqual(first);
    const other = await recorded(db, group, (tx, id) => requestLoan(tx, id, { ...asked, instalments: 7 }));
    expect(other).toMatchObject({ error: { code: 'form-used-otherwise' } });
  });

  it('is approved by more votes for than against with the quorum there, and not before it was made', async () => {
    const asked = aRequest(group);
    await recorded(db, group, (tx, id) => requestLoan(tx, id, asked));
    const resolve = (given: Partial<Parameters<typeof resolveLoan>[2]>) =>
      recorded(db, group, (tx, id) =>
        resolveLoan(tx, id, {
          requestId: asked.requestId,
          on: LENDING_DAY,
          decision: 'approve',
          resolution: CARRIED,
          ...given,
        }),
      );
    const code = async (given: Partial<Parameters<typeof resolveLoan>[2]>) => {
      const resolved = await resolve(given);
      return resolved.ok ? null : resolved.error.code;
    };
    expect(await code({ resolution: { ...CARRIED, quorum: 4 } })).toBe('no-quorum');
    expect(await code({ resolution: { ...CARRIED, votesFor: 1, votesAgainst: 1 } })).toBe('not-carried');
    expect(await code({ decision: 'decline' })).toBe('not-carried');
    expect(await code({ approvedMinor: 12_000_01 })).toBe('approved-out-of-range');
    expect(await code({ on: '2026-11-09' })).toBe('before-request');
    expect(await code({ on: '2026-11-11' })).toBe('in-the-future');
    expect(await resolve({ approvedMinor: 6_000_00 })).toEqual({ ok: true, value: 'approved' });
    expect(await resolve({})).toMatchObject({ error: { code: 'state-changed', now: 'approved' } });
  });

  it('can be taken back until it is paid out', async () => {
    const { requestId } = await aDisbursedLoan(db, group);
    const withdraw = (id: string) =>
      recorded(db, group, (tx, recordingId) => withdrawRequest(tx, recordingId, { requestId: id, on: LENDING_DAY }));
    expect(await withdraw(requestId)).toMatchObject({ error: { code: 'state-changed', now: 'disbursed' } });
    const asked = aRequest(group);
    await recorded(db, group, (tx, id) => requestLoan(tx, id, asked));
    expect(await withdraw(asked.requestId)).toEqual({ ok: true, value: 'withdrawn' });
    const paidOut = await recorded(db, group, (tx, id) => disburseLoan(tx, id, { ...asked }));
    expect(paidOut).toMatchObject({ error: { code: 'state-changed', now: 'withdrawn' } });
  });
});

describe('a loan', () => {
  it('has its row in the register, its instalments and its entry in the ledger when it is paid out', async () => {
    const { loanId, code } = await aDisbursedLoan(db, group, { terms: { ...DECLINING, annualRatePercent: '15' } });
    expect(await loanRow(loanId)).toMatchObject({
      code,
      source: 'internal',
      status: 'active',
      method: 'declining',
      principalMinor: 12_000_00,
      disbursedOn: LENDING_DAY,
    });
    const rows = await db
      .selectFrom('loanInstalment')
      .selectAll()
      .where('loanId', '=', loanId)
      .orderBy('number')
      .execute();
    expect(rows.map(({ dueOn }) => dueOn)).toEqual([
      ...['2026-12-10', '2027-01-10', '2027-02-10', '2027-03-10', '2027-04-10', '2027-05-10'],
    ]);
    expect(rows.reduce((sum, row) => sum + row.principalDueMinor, 0)).toBe(12_000_00);
    expect((await balances(loanId)).loan_receivable).toBe(12_000_00);
  });

  it('takes interest before principal, merges payments of a day, and closes with the last', async () => {
    const own = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, own);
    const [first] = await openLoans(db, own.groupId, '2026-12-10');
    expect(first).toMatchObject({ loanId, borrower: 'Lakshmi', outstandingMinor: 12_000_00, overdueMinor: 0 });
    const due = first?.dueMinor ?? 0;
    const payOwn = (on: string, amountMinor: number) =>
      recorded(db, own, (tx, id) => recordRepayments(tx, id, { on, repayments: [{ loanId, amountMinor }] }), { on });
    await payOwn('2026-12-10', 100_00);
    await payOwn('2026-12-10', due - 100_00);
    const entries = await db
      .selectFrom('ledgerEntry')
      .select(['id', 'reversesId'])
      .where('loanId', '=', loanId)
      .where('kind', '=', 'loan_payments')
      .execute();
    expect(entries).toHaveLength(3);
    const [after] = await openLoans(db, own.groupId, '2026-12-10');
    expect(after).toMatchObject({ dueMinor: 0, nextDueOn: '2027-01-10', outstandingMinor: 12_240_00 - due });
    const tooMuch = await payOwn('2026-12-11', (after?.owedMinor ?? 0) + 1);
    expect(tooMuch).toEqual({ ok: false, error: { code: 'more-than-owed', loanId, owedMinor: after?.owedMinor } });
    const last = await payOwn('2026-12-12', after?.owedMinor ?? 0);
    expect(last).toMatchObject({ value: [{ loanId, owedMinor: 0, closed: true }] });
    expect(await loanRow(loanId)).toMatchObject({ status: 'closed', statusOn: '2026-12-12' });
    expect(await openLoans(db, own.groupId, '2026-12-12')).toEqual([]);
    expect(await payOwn('2026-12-13', 1)).toMatchObject({ error: { code: 'loan-closed' } });
  });

  it('is paid for nothing at all where one of several payments is refused', async () => {
    const [one, two] = [await aDisbursedLoan(db, group), await aDisbursedLoan(db, group)];
    const repayments = [
      { loanId: one.loanId, amountMinor: 1_000_00 },
      { loanId: two.loanId, amountMinor: 99_000_00 },
    ];
    const paid = await recorded(db, group, (tx, id) => recordRepayments(tx, id, { on: LENDING_DAY, repayments }));
    expect(paid).toMatchObject({ error: { code: 'more-than-owed', loanId: two.loanId } });
    expect((await balances(one.loanId)).loan_receivable).toBe(12_000_00);
  });

  it('refuses a payment before it was paid out, after today, and of nothing', async () => {
    const { loanId } = await aDisbursedLoan(db, group);
    expect(await pay(loanId, '2026-11-09', 1)).toMatchObject({ error: { code: 'before-disbursement' } });
    const early = await recorded(db, group, (tx, id) =>
      recordRepayments(tx, id, { on: '2026-11-11', repayments: [{ loanId, amountMinor: 1 }] }),
    );
    expect(early).toMatchObject({ error: { code: 'in-the-future', today: LENDING_DAY } });
    for (const amountMinor of [0, -1, 1.5, Number.NaN, 1e300]) {
      expect(await pay(loanId, LENDING_DAY, amountMinor)).toMatchObject({ error: { code: 'not-positive' } });
    }
  });

  it('stands again when the payment that closed it is taken back, which stays visible', async () => {
    const own = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, own);
    const [open] = await openLoans(db, own.groupId, LENDING_DAY);
    const all = [{ loanId, amountMinor: open?.owedMinor ?? 0 }];
    await recorded(db, own, (tx, id) => recordRepayments(tx, id, { on: LENDING_DAY, repayments: all }));
    const { id: paymentId } = await db
      .selectFrom('loanPayment')
      .select('id')
      .where('loanId', '=', loanId)
      .executeTakeFirstOrThrow();
    const takeBack = () =>
      recorded(db, own, (tx, id) => reverseRepayment(tx, id, { loanId, paymentId }), { reason: 'Counted twice' });
    expect(await takeBack()).toEqual({ ok: true, value: null });
    expect(await takeBack()).toMatchObject({ error: { code: 'payment-not-found' } });
    expect(await loanRow(loanId)).toMatchObject({ status: 'active', statusOn: null });
    expect(await openLoans(db, own.groupId, LENDING_DAY)).toEqual([open]);
  });

  it('is never paid more than it asks by two payments at once', async () => {
    const own = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, own);
    const [open] = await openLoans(db, own.groupId, LENDING_DAY);
    const repayments = [{ loanId, amountMinor: open?.owedMinor ?? 0 }];
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        recorded(db, own, (tx, id) => recordRepayments(tx, id, { on: LENDING_DAY, repayments })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const { rows } = { rows: await db.selectFrom('loanPayment').selectAll().where('loanId', '=', loanId).execute() };
    expect(rows).toHaveLength(1);
  });
});

it('leaves a ledger that is whole and says what the registers say', async () => {
  expect((await proveLedger(db)).breaks).toEqual([]);
  expect(await proveBooks(db)).toEqual([]);
});
