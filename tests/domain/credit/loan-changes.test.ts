import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS } from '~/domain/programme/group-terms';
import { closeProduct } from '~/domain/credit/close-product.server';
import { lendingTermsOf } from '~/domain/credit/group-lending-terms';
import { findLoan, loanRecords } from '~/domain/credit/loan-view.queries.server';
import { openLoans } from '~/domain/credit/open-loans.queries.server';
import { productsForGroup } from '~/domain/credit/product.queries.server';
import { publishProduct } from '~/domain/credit/publish-product.server';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { requestLoan } from '~/domain/credit/request-loan.server';
import { standingPlan } from '~/domain/credit/replace-plan.server';
import { rescheduleLoan } from '~/domain/credit/reschedule-loan.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { reverseRepayment } from '~/domain/credit/reverse-repayment.server';
import { decideWriteOff, proposeWriteOff } from '~/domain/credit/write-off-loan.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aDisbursedLoan, aLendingGroup, aRequest, DECLINING, recorded } from '../../factories/lending';
import { aStaffMember, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const { db, owner } = await testDatabase();
const clock = fixedClock('2026-11-10T12:00:00Z');
const elsewhere = await aLendingGroup(db);
const loanRow = (id: string) => db.selectFrom('loan').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const instalments = (loanId: string) =>
  db
    .selectFrom('loanInstalment')
    .selectAll()
    .where('loanId', '=', loanId)
    .where('reversedIn', 'is', null)
    .orderBy('number')
    .execute();

describe('paying off early', () => {
  it('spares the interest of later periods, closes the loan, and asks it again when it is taken back', async () => {
    const group = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, group);
    const before = await instalments(loanId);
    const [open] = await openLoans(db, group.groupId, '2026-11-20');
    expect(open?.owedMinor).toBe(12_240_00);
    const paid = await recorded(
      db,
      group,
      (tx, id) => recordRepayments(tx, id, { on: '2026-11-20', repayments: [{ loanId, amountMinor: 12_240_00 }] }),
      { on: '2026-11-20' },
    );
    const spared = before.slice(1).reduce((sum, row) => sum + row.interestDueMinor, 0);
    expect(paid).toMatchObject({ value: [{ closed: true, owedMinor: 0, sparedMinor: spared }] });
    expect(await loanRow(loanId)).toMatchObject({ status: 'closed', statusOn: '2026-11-20' });
    const { id: paymentId } = await db
      .selectFrom('loanPayment')
      .select('id')
      .where('loanId', '=', loanId)
      .executeTakeFirstOrThrow();
    await recorded(db, group, (tx, id) => reverseRepayment(tx, id, { loanId, paymentId }), { on: '2026-11-21' });
    expect((await instalments(loanId)).map((row) => row.interestDueMinor)).toEqual(
      before.map((row) => row.interestDueMinor),
    );
    expect(await proveBooks(db)).toEqual([]);
  });

  it('of more than pays it off is refused with what pays it off', async () => {
    const group = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, group);
    const paid = await recorded(
      db,
      group,
      (tx, id) => recordRepayments(tx, id, { on: '2026-11-20', repayments: [{ loanId, amountMinor: 12_240_01 }] }),
      { on: '2026-11-20' },
    );
    expect(paid).toEqual({ ok: false, error: { code: 'more-than-owed', loanId, owedMinor: 12_240_00 } });
  });
});

describe('a new plan', () => {
  it('marks the loan restructured, keeps the old plan visible, and closes with its last payment', async () => {
    const group = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, group);
    const { instalments: _, ...terms } = { ...DECLINING, instalments: 0 };
    const seenPlan = await standingPlan(db, loanId);
    const reschedule = (reason: string, on = '2026-12-20', count = 10) =>
      recorded(
        db,
        group,
        (tx, id) => rescheduleLoan(tx, id, { loanId, on, reason, terms: { ...terms, instalments: count }, seenPlan }),
        { on: '2026-12-20' },
      );
    expect(await reschedule(' ')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(await reschedule('Flood', '2026-12-21')).toMatchObject({ error: { code: 'in-the-future' } });
    expect(await reschedule('Flood', '2026-11-01')).toMatchObject({ error: { code: 'before-last-payment' } });
    const two = await Promise.all([reschedule('Flood took the harvest'), reschedule('Flood took the harvest')]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await reschedule('Flood', '2026-12-20', 12)).toEqual({ ok: false, error: { code: 'plan-changed' } });
    expect(await loanRow(loanId)).toMatchObject({ status: 'restructured', statusOn: '2026-12-20' });
    const plan = await instalments(loanId);
    expect(plan.map((row) => row.dueOn).at(0)).toBe('2027-01-20');
    expect(plan).toHaveLength(10);
    const { instalments: all } = await loanRecords(db, { loanId, requestId: null });
    expect(all.filter(({ replacedIn }) => replacedIn !== null)).toHaveLength(6);
    const owed = plan.reduce((sum, row) => sum + row.principalDueMinor + row.interestDueMinor, 0);
    const last = plan.at(-1)?.dueOn ?? '';
    await recorded(
      db,
      group,
      (tx, id) => recordRepayments(tx, id, { on: last, repayments: [{ loanId, amountMinor: owed }] }),
      { on: last },
    );
    expect(await loanRow(loanId)).toMatchObject({ status: 'closed', statusOn: last });
    expect(await proveBooks(db)).toEqual([]);
  });
});

describe('giving a loan up', () => {
  it('needs two people, makes what is unpaid a loss, and takes later payments as recoveries', async () => {
    const group = await aLendingGroup(db);
    const { loanId } = await aDisbursedLoan(db, group);
    const [proposer, approver] = [await aStaffMember(db), await aStaffMember(db)];
    const propose = (reason: string) =>
      recorded(db, group, (tx, id) => proposeWriteOff(tx, id, proposer, { loanId, reason }, clock));
    const decide = (by: typeof proposer) =>
      recorded(db, group, (tx, id) => decideWriteOff(tx, id, by, { loanId, approve: true }, clock));
    expect(await decide(approver)).toMatchObject({ error: { code: 'not-proposed' } });
    expect(await propose('too short')).toMatchObject({ error: { code: 'reason-too-short' } });
    expect(await propose('She moved away and cannot be found')).toEqual({ ok: true, value: null });
    expect(await propose('She moved away and cannot be found')).toMatchObject({ error: { code: 'already-proposed' } });
    expect(await decide(proposer)).toMatchObject({ error: { code: 'same-person' } });
    const both = await Promise.all([decide(approver), decide(approver)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await loanRow(loanId)).toMatchObject({ status: 'written_off', statusOn: '2026-11-10' });
    const balance = async (kind: string) =>
      (
        await db
          .selectFrom('ledgerBalance')
          .select('balanceMinor')
          .where('groupId', '=', group.groupId)
          .where('kind', '=', kind)
          .executeTakeFirst()
      )?.balanceMinor;
    expect([await balance('loan_receivable'), await balance('loan_loss')]).toEqual([0, 12_000_00]);
    await recorded(db, group, (tx, id) =>
      recordRepayments(tx, id, { on: '2026-11-10', repayments: [{ loanId, amountMinor: 1_240_00 }] }),
    );
    expect([await balance('loan_receivable'), await balance('loan_loss')]).toEqual([0, 11_000_00]);
    expect(await proveBooks(db)).toEqual([]);
  });
});

describe('products of the programme fund', () => {
  it('are published by the branch manager, a version at a time, and a version cannot be changed', async () => {
    const group = await aLendingGroup(db);
    const manager = await aStaffMember(db, managerOf(group.branchId));
    const stranger = await aStaffMember(db, managerOf(elsewhere.branchId));
    const productId = newId();
    const terms = { ...DECLINING, largestMinor: 20_000_00, savingsMultiple: null };
    const publish = (seenVersion: number, given: { by?: typeof manager; largest?: number; smallest?: number } = {}) =>
      transact(db, (tx) =>
        publishProduct(
          tx,
          given.by ?? manager,
          {
            productId,
            place: { branchId: group.branchId },
            name: 'Dairy loan',
            seenVersion,
            terms: { ...terms, largestMinor: given.largest ?? 20_000_00, smallestMinor: given.smallest ?? 500_00 },
          },
          clock,
        ),
      );
    expect(await publish(0, { by: stranger })).toMatchObject({ error: { code: 'branch-not-found' } });
    expect(await publish(0, { largest: 100_00 })).toMatchObject({ error: { code: 'range-upside-down' } });
    expect(await publish(0, { smallest: 13 })).toMatchObject({ error: { code: 'amount-too-small-to-divide' } });
    expect(await publish(0)).toEqual({ ok: true, value: { version: 1 } });
    expect(await publish(0)).toEqual({ ok: false, error: { code: 'changed-meanwhile', version: 1 } });
    expect(await publish(1, { largest: 30_000_00 })).toEqual({ ok: true, value: { version: 2 } });
    const [product] = await productsForGroup(db, group.groupId);
    expect(product).toMatchObject({ version: 2, largestMinor: 30_000_00, annualRatePercent: '24' });
    await expect(db.updateTable('loanProductVersion').set({ largestMinor: 1 }).execute()).rejects.toThrow(
      'permission denied',
    );

    const asked = aRequest(group, { source: 'own_fund', productVersionId: product?.versionId ?? null });
    await recorded(db, group, (tx, id) => requestLoan(tx, id, asked));
    const borrower = { ...group.officer, memberId: asked.memberId };
    await owner.db
      .updateTable('account')
      .set({ memberId: asked.memberId })
      .where('id', '=', borrower.accountId)
      .execute();
    const resolve = (decision: 'approve' | 'decline', by = manager) =>
      recorded(db, group, (tx, id) => resolveLoan(tx, id, { requestId: asked.requestId, on: asked.on, decision }), {
        by,
      });
    expect(await resolve('approve', { ...manager, accountId: borrower.accountId })).toMatchObject({
      error: { code: 'own-request' },
    });
    expect(await resolve('decline')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(await resolve('approve')).toEqual({ ok: true, value: 'approved' });
  });
});

describe('a product for a whole country', () => {
  const terms = { ...DECLINING, largestMinor: 20_000_00, savingsMultiple: null };

  it('is published by who manages every branch, and lent in each of its branches that keeps this currency', async () => {
    const [here, there] = [await aLendingGroup(db), await aLendingGroup(db)];
    const abroad = await aLendingGroup(db, { country: 'KE', currency: 'KES' });
    const [everywhere, manager] = [await aStaffMember(db), await aStaffMember(db, managerOf(here.branchId))];
    const productId = newId();
    const publish = (by: typeof manager, seenVersion: number, currency = 'INR') => {
      const version = { productId, place: { country: 'IN', currency }, name: 'Solar lamp', seenVersion, terms };
      return transact(db, (tx) => publishProduct(tx, by, version, clock));
    };
    expect(await publish(manager, 0)).toMatchObject({ error: { code: 'branch-not-found' } });
    expect(await publish(everywhere, 0, 'XAF')).toMatchObject({ error: { code: 'branch-not-found' } });
    expect(await publish(everywhere, 0)).toEqual({ ok: true, value: { version: 1 } });
    expect(await publish(everywhere, 0)).toMatchObject({ error: { code: 'changed-meanwhile', version: 1 } });
    const lentIn = async ({ groupId }: typeof here) =>
      (await productsForGroup(db, groupId)).some((product) => product.productId === productId);
    expect([await lentIn(here), await lentIn(there), await lentIn(abroad)]).toEqual([true, true, false]);
  });

  it('once closed takes no new loans and no new terms, while what was asked for goes on', async () => {
    const group = await aLendingGroup(db);
    const [manager, stranger] = [
      await aStaffMember(db, managerOf(group.branchId)),
      await aStaffMember(db, managerOf(elsewhere.branchId)),
    ];
    const productId = newId();
    const version = { productId, place: { branchId: group.branchId }, name: 'Seed', seenVersion: 0, terms };
    await transact(db, (tx) => publishProduct(tx, manager, version, clock));
    const offered = async () => (await productsForGroup(db, group.groupId)).find((one) => one.productId === productId);
    const product = await offered();
    const asked = () => aRequest(group, { source: 'own_fund', productVersionId: product?.versionId ?? null });
    const before = asked();
    await recorded(db, group, (tx, id) => requestLoan(tx, id, before));
    const close = (by: typeof manager) => transact(db, (tx) => closeProduct(tx, by, productId, clock));
    expect(await close(stranger)).toMatchObject({ error: { code: 'product-not-found' } });
    expect(await close(manager)).toEqual({ ok: true, value: null });
    expect(await close(manager)).toEqual({ ok: true, value: null });
    expect(await offered()).toBeUndefined();
    const late = await recorded(db, group, (tx, id) => requestLoan(tx, id, asked()));
    expect(late).toEqual({ ok: false, error: { code: 'product-closed' } });
    const again = await transact(db, (tx) => publishProduct(tx, manager, { ...version, seenVersion: 1 }, clock));
    expect(again).toEqual({ ok: false, error: { code: 'product-closed' } });
    const goesOn = { requestId: before.requestId, on: before.on, decision: 'approve' } as const;
    const resolved = await recorded(db, group, (tx, id) => resolveLoan(tx, id, goesOn), { by: manager });
    expect(resolved).toEqual({ ok: true, value: 'approved' });
  });
});

describe('who sees a loan', () => {
  it('is its borrower, officers for loans of the group, and staff who read loans; never an officer for others', async () => {
    const group = await aLendingGroup(db);
    const [treasurer = '', borrower = '', other = ''] = group.memberIds;
    const { loanId } = await aDisbursedLoan(db, group, { memberId: borrower });
    const outside = newId();
    await db
      .insertInto('loan')
      .values({
        ...{ id: outside, code: `X-${outside}`, source: 'external_mfi', groupId: group.groupId, memberId: borrower },
        ...{
          disbursedOn: '2026-10-01',
          principalMinor: 5000_00,
          annualRatePercent: '24',
          method: 'declining',
          status: 'active',
        },
      })
      .execute();
    const as = (memberId: string | null) => ({ ...group.officer, memberId });
    const sees = async (actor: typeof group.officer) =>
      [(await findLoan(db, actor, loanId)) !== undefined, (await findLoan(db, actor, outside)) !== undefined].join();
    const creditOfficer = await aStaffMember(db, [{ role: 'credit_officer', branchId: group.branchId }]);
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: null }]);
    await db
      .insertInto('trainerGroup')
      .values({ id: newId(), accountId: trainer.accountId, groupId: group.groupId, since: '2026-01-01' })
      .execute();
    expect(await sees(as(borrower))).toBe('true,true');
    expect(await sees(as(treasurer))).toBe('true,false');
    expect(await sees(as(other))).toBe('false,false');
    expect(await sees(as(null))).toBe('false,false');
    expect(await sees(trainer)).toBe('true,false');
    expect(await sees(creditOfficer)).toBe('true,true');
    expect(await sees(await aStaffMember(db, managerOf(elsewhere.branchId)))).toBe('false,false');
  });
});

it('a group lends by its constitution: its period, its rate, its longest time and its ceiling', () => {
  const terms = lendingTermsOf({ ...DEFAULT_TERMS, rhythm: 'monthly', weekday: 1, loanPeriod: 'weekly' }, 'INR');
  expect(terms).toMatchObject({ period: 'week', annualRatePercent: '12', mostInstalments: 52, savingsMultiple: '3' });
});
