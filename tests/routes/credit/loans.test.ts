import type { ActionFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { publishProduct } from '~/domain/credit/publish-product.server';
import { requestLoan } from '~/domain/credit/request-loan.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import * as calculator from '~/routes/loans/calculator';
import * as decision from '~/routes/loans/decision';
import * as disbursement from '~/routes/loans/disbursement';
import * as loanPage from '~/routes/loans/loan';
import * as newLoan from '~/routes/loans/new';
import * as repayments from '~/routes/loans/repayments';
import * as reschedule from '~/routes/loans/reschedule';
import * as reversal from '~/routes/loans/reversal';
import * as withdrawal from '~/routes/loans/withdrawal';
import * as writeOff from '~/routes/loans/write-off';
import * as myLoans from '~/routes/my/loans';
import * as productClosing from '~/routes/staff/loan-product-closing';
import * as products from '~/routes/staff/loan-products';
import * as staffLoans from '~/routes/staff/loans';
import * as newReferral from '~/routes/staff/new-referral';
import * as referrals from '~/routes/staff/referrals';
import { aDisbursedLoan, aLendingGroup, aRequest, DECLINING, recorded } from '../../factories/lending';
import { aStaffMember, managerOf } from '../../factories/people';
import { contextFor } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-10T12:00:00Z');
const group = await aLendingGroup(db);
const [, borrowerId = '', otherId = ''] = group.memberIds;
const officer = await aStaffMember(db, [{ role: 'credit_officer', branchId: group.branchId }]);
const manager = await aStaffMember(db, managerOf(group.branchId));
const borrower: Actor = { ...group.officer, memberId: borrowerId };

type Handler = (args: ActionFunctionArgs) => Promise<Response> | Response;

async function call(
  handler: Handler,
  actor: Actor | null,
  address: string,
  params: Record<string, string> = {},
  form?: Record<string, string>,
): Promise<{ status: number; location: string | null; body: Record<string, unknown> }> {
  const request = new Request(
    `http://localhost${address}`,
    form ? { method: 'POST', body: new URLSearchParams(form) } : {},
  );
  const answer = await Promise.resolve(
    handler({ request, params, context: contextFor(database, { actor, clock }) }),
  ).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  const text = await answer.text();
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

describe('asking for a loan', () => {
  const address = `/loans/new?group=${group.groupId}`;

  it('shows its cost before anything is asked, and asks once', async () => {
    await transact(db, (tx) =>
      publishProduct(
        tx,
        manager,
        {
          ...{ productId: newId(), place: { branchId: group.branchId }, name: 'Dairy', seenVersion: 0 },
          terms: { ...DECLINING, largestMinor: 50_000_00 },
        },
        clock,
      ),
    );
    const empty = await call(newLoan.loader, borrower, address);
    const choices = (empty.body as { place?: { choices: { key: string }[] } }).place?.choices ?? [];
    const choice = choices.find(({ key }) => key !== 'group')?.key ?? '';
    const typed = { choice, amount: '12000', instalments: '6', purpose: 'Goats' };
    const seen = await call(newLoan.loader, borrower, `${address}&${new URLSearchParams(typed).toString()}`);
    expect(seen.body).toMatchObject({
      asked: { amountMinor: 12_000_00, costs: [{ chosen: true }, { method: 'flat' }] },
    });
    const requestId = newId();
    const first = await call(newLoan.action, borrower, address, {}, { ...typed, requestId });
    expect(first).toMatchObject({ status: 303, location: `/loans/${requestId}?done=1` });
    expect(await call(newLoan.action, borrower, address, {}, { ...typed, requestId })).toMatchObject({ status: 303 });
    const requests = await db.selectFrom('loanRequest').select('id').where('memberId', '=', borrowerId).execute();
    expect(requests).toHaveLength(1);
    const taken = await call(withdrawal.action, borrower, '/', { id: requestId }, {});
    expect(taken.status).toBe(303);
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const typed = { choice: 'group', amount: '१२.345', instalments: '-1', purpose: ' ' };
    const refused = await call(newLoan.action, borrower, address, {}, typed);
    expect(refused).toMatchObject({
      status: 422,
      body: { typed, words: { amount: 'Use 2 decimals at most.', purpose: 'Fill this in.' } },
    });
    expect(Object.keys((refused.body as { words: object }).words).sort()).toEqual(['amount', 'instalments', 'purpose']);
  });

  it('is not found by a stranger, another member’s group, or without one', async () => {
    const stranger: Actor = { ...group.officer, memberId: null };
    expect((await call(newLoan.loader, stranger, address)).status).toBe(404);
    expect((await call(newLoan.loader, borrower, '/loans/new')).status).toBe(404);
  });
});

describe('a loan on its pages', () => {
  it('goes from decision to last repayment, refused at its fields, with staff reading noted', async () => {
    const { loanId, requestId } = await aDisbursedLoan(db, group, { memberId: otherId });
    const read = await call(loanPage.loader, officer, '/', { id: loanId });
    expect(read).toMatchObject({
      status: 200,
      body: { loan: { id: loanId, mayKeep: true }, off: { payOffMinor: 12_240_00 } },
    });
    const noted = await db.selectFrom('recordReading').selectAll().where('memberId', '=', otherId).execute();
    expect(noted).toMatchObject([{ accountId: officer.accountId, what: 'loans' }]);
    expect((await call(loanPage.loader, borrower, '/', { id: loanId })).status).toBe(404);
    for (const page of [decision, disbursement, withdrawal]) {
      expect((await call(page.loader, officer, '/', { id: requestId })).status).toBe(200);
    }
    expect((await call(decision.action, officer, '/', { id: requestId }, {})).status).toBe(422);
    expect((await call(disbursement.action, officer, '/', { id: requestId }, { on: '2026-11-10' })).status).toBe(409);
    for (const page of [repayments, reschedule, writeOff]) {
      expect((await call(page.loader, officer, '/', { id: loanId })).status).toBe(200);
      expect((await call(page.action, officer, '/', { id: loanId }, {})).status).toBe(422);
    }
    const formId = newId();
    const pay = (amount: string, on = '2026-11-10') =>
      call(repayments.action, officer, '/', { id: loanId }, { amount, on, formId });
    expect((await pay('12240.01')).body).toMatchObject({
      words: { amount: 'That is too much: ₹12,240 pays it all off.' },
    });
    expect((await pay('1', '2026-11-11')).body).toMatchObject({
      words: { on: 'That day is to come. Today is 10 Nov 2026.' },
    });
    expect((await pay('2000')).status).toBe(303);
    expect((await pay('2000')).status).toBe(303);
    const paid = await db.selectFrom('loanPayment').selectAll().where('loanId', '=', loanId).execute();
    expect(paid).toHaveLength(1);
    const paymentId = String(paid[0]?.id);
    expect((await call(reversal.action, officer, '/', { id: loanId, paymentId }, { reason: '' })).status).toBe(422);
    expect((await call(reversal.action, officer, '/', { id: loanId, paymentId }, { reason: 'Twice' })).status).toBe(
      303,
    );
    const form = async () => {
      const { formId, seenPlan } = (await call(reschedule.loader, officer, '/', { id: loanId })).body;
      return { formId: String(formId), seenPlan: String(seenPlan) };
    };
    const anew = { instalments: '10', period: 'month', on: '2026-11-10', reason: 'Flood', ...(await form()) };
    const make = (typed: Record<string, string>) => call(reschedule.action, officer, '/', { id: loanId }, typed);
    expect((await make(anew)).status).toBe(303);
    expect((await make(anew)).status).toBe(303);
    const plans = await db.selectFrom('loanEvent').select('id').where('toState', '=', 'restructured').execute();
    expect(plans).toHaveLength(1);
    expect(await make({ ...anew, formId: newId() })).toMatchObject({
      status: 409,
      body: { problem: 'Somebody made a new plan meanwhile. Look at it below, then decide again.' },
    });
    expect((await call(disbursement.action, officer, '/', { id: requestId }, { on: '2026-11-10' })).body).toMatchObject(
      {
        problem: 'Somebody was quicker: it is paid out now. Look at the loan again.',
      },
    );
    const reason = 'She moved away and cannot be found';
    expect((await call(writeOff.action, officer, '/', { id: loanId }, { reason })).status).toBe(303);
    expect((await call(writeOff.loader, officer, '/', { id: loanId })).status).toBe(404);
    expect((await call(writeOff.action, manager, '/', { id: loanId }, { decision: 'approve' })).status).toBe(303);
  });
});

describe('the desk of the credit officer', () => {
  it('pages through what waits and what is late, each once', async () => {
    const many = await aLendingGroup(db);
    const reader = await aStaffMember(db, [{ role: 'credit_officer', branchId: many.branchId }]);
    for (let count = 0; count < 31; count += 1) {
      await recorded(db, many, (tx, id) => requestLoan(tx, id, aRequest(many)));
      await aDisbursedLoan(db, many, { on: '2026-08-10' });
    }
    type List = { rows: { id: string }[]; count: number; next: string | null };
    for (const [name, list] of [['waiting', 'waiting'] as const, ['late', 'overdue'] as const]) {
      const page = async (cursor: string) =>
        (await call(staffLoans.loader, reader, `/staff/loans?${name}=${cursor}`)).body[list] as List;
      const first = await page('');
      const second = await page(first.next ?? '');
      expect([first.rows.length, first.count, second.rows.length, second.next]).toEqual([30, 31, 1, null]);
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(31);
      expect((await page('2026-99-99.x')).rows).toHaveLength(30);
    }
  });

  it('opens with what waits, what is late and all loans; products are for managers', async () => {
    await aDisbursedLoan(db, group, { on: '2026-08-10' });
    const desk = await call(staffLoans.loader, officer, '/staff/loans?state=active&source=internal');
    expect(desk.status).toBe(200);
    expect((desk.body as { overdue: { rows: unknown[] } }).overdue.rows).toHaveLength(1);
    expect((await call(staffLoans.loader, officer, '/staff/loans?cursor=x&state=x')).status).toBe(200);
    expect((await call(products.loader, officer, '/')).status).toBe(404);
    expect((await call(products.loader, manager, '/')).status).toBe(200);
    expect((await call(products.action, manager, '/', {}, {})).status).toBe(422);
    expect((await call(products.action, manager, '/', {}, { branch: group.branchId })).status).toBe(422);
    expect((await call(productClosing.loader, officer, '/', { id: newId() })).status).toBe(404);
    expect((await call(productClosing.action, officer, '/', { id: newId() }, {})).status).toBe(404);
    const { products: listed } = (await call(products.loader, manager, '/')).body as {
      products: { productId: string }[];
    };
    const id = listed[0]?.productId ?? '';
    expect((await call(products.loader, manager, `/?product=${id}`)).body).toMatchObject({ stored: { name: 'Dairy' } });
    expect((await call(productClosing.loader, manager, '/', { id })).status).toBe(200);
    expect((await call(productClosing.action, manager, '/', { id }, {})).status).toBe(303);
    expect((await call(productClosing.loader, manager, '/', { id })).status).toBe(404);
    expect((await call(referrals.loader, officer, '/')).status).toBe(200);
    expect((await call(referrals.action, officer, '/', {}, { name: 'Bank' })).status).toBe(404);
    expect((await call(referrals.action, manager, '/', {}, { name: 'Bank', country: 'IN' })).status).toBe(303);
    expect((await call(newReferral.loader, officer, '/', { id: borrowerId })).status).toBe(200);
    expect((await call(newReferral.action, officer, '/', { id: borrowerId }, {})).status).toBe(422);
    expect((await call(myLoans.loader, borrower, '/')).status).toBe(200);
  });
});

it('anybody reckons what a loan costs', async () => {
  const typed = { currency: 'KES', amount: '30000', rate: '15', instalments: '6', period: 'month', method: 'flat' };
  const shown = await call(calculator.loader, null, `/loans/calculator?${new URLSearchParams(typed).toString()}`);
  expect(shown.body).toMatchObject({ shown: { costs: [{ cost: { totalMinor: 32_250_00 } }, {}] } });
  const wrong = new URLSearchParams({ ...typed, amount: '99999999999999', rate: 'x' }).toString();
  expect((await call(calculator.loader, null, `/loans/calculator?${wrong}`)).status).toBe(422);
});
