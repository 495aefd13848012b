import { addPartner } from '~/domain/credit/keep-partner.server';
import { lendingTermsOf } from '~/domain/credit/group-lending-terms';
import { productsForGroup } from '~/domain/credit/product.queries.server';
import { publishProduct } from '~/domain/credit/publish-product.server';
import { referMember } from '~/domain/credit/refer-member.server';
import { requestLoan, type LoanAsked } from '~/domain/credit/request-loan.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import type { Actor, StaffMember, StaffRole } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';

const DAIRY = {
  method: 'declining_equal_instalments',
  annualRatePercent: '18',
  period: 'month',
  graceKind: 'none',
  gracePeriods: 0,
  currency: 'INR',
  smallestMinor: 5_000_00,
  largestMinor: 75_000_00,
  fewestInstalments: 3,
  mostInstalments: 24,
  savingsMultiple: null,
} as const;
const SEED_LOAN = {
  ...DAIRY,
  annualRatePercent: '12',
  graceKind: 'interest_only',
  gracePeriods: 3,
  mostInstalments: 12,
} as const;

/** Gives the branch of the demo's credit officer products, a lender, and loans that wait for her. */
export async function lend(db: Db, clock: Clock): Promise<void> {
  const known = await db.selectFrom('loanProduct').select('id').limit(1).executeTakeFirst();
  if (known) return;
  const [manager, officer] = [await staffOf(db, 'villupuram@example.org'), await staffOf(db, 'credit@example.org')];
  const branchId = manager.staff.duties[0]?.branchId ?? '';
  const group = await groupOfLakshmi(db);
  const publish = (name: string, terms: typeof DAIRY | typeof SEED_LOAN) =>
    transact(db, (tx) =>
      publishProduct(tx, manager, { productId: newId(), place: { branchId }, name, seenVersion: 0, terms }, clock),
    );
  await publish('Dairy and goats', DAIRY);
  await publish('Seed and tools, interest only for three months', SEED_LOAN);
  const partnerId = newId();
  await transact(db, (tx) =>
    addPartner(tx, manager, {
      id: partnerId,
      country: 'IN',
      name: 'Villupuram Cooperative Bank',
      contact: '04146 222 333',
    }),
  );
  const [first, second, third] = group.memberIds;
  const [product] = await productsForGroup(db, group.id);
  if (!first || !second || !third || !product) return;

  const on = today(clock, group.timezone);
  const own = { source: 'own_fund', productVersionId: product.versionId, terms: product } as const;
  const inGroup = { groupId: group.id, on };
  const ask = async (by: Actor, asked: LoanAsked, approve = false) =>
    transact(db, async (tx) => {
      const what = { what: 'loan-request', memberId: asked.memberId };
      const recordingId = await startRecording(tx, by, what, clock);
      const requested = await requestLoan(tx, recordingId, asked);
      if (requested.ok && approve) {
        await resolveLoan(tx, recordingId, { requestId: asked.requestId, on, decision: 'approve' });
      }
      return ok(null);
    });
  const asked = { ...inGroup, requestId: newId(), instalments: 12 };
  await ask(officer, { ...asked, ...own, memberId: first, amountMinor: 24_000_00, purpose: 'A milk cow' });
  const approved = {
    ...asked,
    ...own,
    requestId: newId(),
    memberId: second,
    amountMinor: 15_000_00,
    purpose: 'Three goats',
  };
  await ask(officer, approved, true);
  const terms = lendingTermsOf(await groupTerms(db, group.id, on), group.currency);
  const small = { requestId: newId(), memberId: third, amountMinor: 200_00, instalments: 2, purpose: 'School books' };
  await ask(officer, { ...inGroup, ...small, source: 'internal', productVersionId: null, terms });
  await transact(db, (tx) =>
    referMember(
      tx,
      officer,
      {
        referralId: newId(),
        memberId: first,
        partnerId,
        amountMinor: 60_000_00,
        purpose: 'A cold box',
        agreedNow: true,
      },
      clock,
    ),
  );
}

async function staffOf(db: Db, email: string): Promise<StaffMember> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const duties = await db
    .selectFrom('staffAssignment')
    .select(['role', 'branchId'])
    .where('accountId', '=', account.id)
    .where('revokedAt', 'is', null)
    .execute();
  const staff = {
    accountId: account.id,
    duties: duties.map(({ role, branchId }) => ({ role: role as StaffRole, branchId })),
  };
  return { accountId: account.id, displayName: account.displayName, locale: 'en', memberId: null, staff };
}

/** The group of the demo's first seller, and members of it: herself last. */
async function groupOfLakshmi(db: Db) {
  const group = await db
    .selectFrom('account as a')
    .innerJoin('membership as ms', 'ms.memberId', 'a.memberId')
    .innerJoin('selfHelpGroup as g', 'g.id', 'ms.groupId')
    .innerJoin('branch as b', 'b.id', 'g.branchId')
    .select(['g.id', 'b.timezone', 'b.currency', 'a.memberId'])
    .where('a.email', '=', 'lakshmi@example.org')
    .where('ms.leftOn', 'is', null)
    .executeTakeFirstOrThrow();
  const others = await db
    .selectFrom('membership')
    .select('memberId')
    .where('groupId', '=', group.id)
    .where('leftOn', 'is', null)
    .where('memberId', '<>', group.memberId)
    .orderBy('joinedOn')
    .orderBy('id')
    .limit(2)
    .execute();
  return { ...group, memberIds: [...others.map(({ memberId }) => memberId), group.memberId ?? ''] };
}
