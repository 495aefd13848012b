import { postEntries } from '~/domain/ledger/post-entries.server';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { fundOf } from './fund-of.server';
import { soundPlan, type LoanPlan } from './loan-plan';
import { registerMethod } from './loan-terms';
import { requestAfter } from './loan.states';
import { lockRequest, wrongDay, type LockedRequest, type RequestStepError } from './lock-request.server';
import { noteLoanEvents } from './note-loan-event.server';
import { writePlan } from './replace-plan.server';

export type DisbursementError = RequestStepError | { code: 'not-a-member' } | { code: 'amount-too-small-to-divide' };

/**
 * Pays out an approved loan on a day ('YYYY-MM-DD'): its row in the register, its instalments with their days, and the
 * ledger entry that an import of the same would give. The money comes from the group's cash box, or from the
 * programme's fund. Fails with `request-not-found`, `state-changed`, `not-a-member` (she has left), a wrong day, or
 * `amount-too-small-to-divide` where less was approved than can be spread.
 */
export async function disburseLoan(
  tx: Tx,
  recordingId: number,
  input: { requestId: string; on: string },
): Promise<Result<{ loanId: string; code: string; plan: LoanPlan }, DisbursementError>> {
  const request = await lockRequest(tx, recordingId, input.requestId);
  if (!request) return fail({ code: 'request-not-found' });
  const to = requestAfter(request.state, 'disburse');
  if (!to) return fail({ code: 'state-changed', now: request.state });
  const refused = wrongDay(request, input.on);
  if (refused) return fail(refused);
  if (!(await isMember(tx, request, input.on))) return fail({ code: 'not-a-member' });
  const principalMinor = request.approvedMinor ?? request.amountMinor;
  const plan = soundPlan({ ...request, principalMinor }, input.on);
  if (!plan) return fail({ code: 'amount-too-small-to-divide' });

  const loanId = newId();
  await writeLoan(tx, recordingId, { loanId, request, principalMinor, on: input.on, plan });
  await tx.updateTable('loanRequest').set({ state: to, loanId }).where('id', '=', request.id).execute();
  const event = { requestId: request.id, loanId, onDay: input.on };
  await noteLoanEvents(tx, recordingId, [{ ...event, fromState: request.state, toState: 'active' }]);
  return ok({ loanId, code: request.number, plan });
}

async function isMember(tx: Tx, { memberId, groupId }: LockedRequest, on: string): Promise<boolean> {
  const open = await tx
    .selectFrom('membership')
    .select('id')
    .where('memberId', '=', memberId)
    .where('groupId', '=', groupId)
    .where('joinedOn', '<=', on)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
    .executeTakeFirst();
  return open !== undefined;
}

type NewLoan = { loanId: string; request: LockedRequest; principalMinor: number; on: string; plan: LoanPlan };

async function writeLoan(tx: Tx, recordingId: number, loan: NewLoan): Promise<void> {
  const { loanId, request, principalMinor, on, plan } = loan;
  await tx
    .insertInto('loan')
    .values({
      id: loanId,
      code: request.number,
      source: request.source,
      groupId: request.groupId,
      memberId: request.memberId,
      disbursedOn: on,
      principalMinor,
      annualRatePercent: request.annualRatePercent,
      method: registerMethod(request.method),
      status: 'active',
    })
    .execute();
  await writePlan(
    tx,
    recordingId,
    loanId,
    plan.instalments.map(({ number, dueOn, principalMinor: principalDueMinor, interestMinor: interestDueMinor }) => ({
      ...{ number, dueOn, principalDueMinor, interestDueMinor },
    })),
  );
  const { books, purse } = fundOf(request);
  const receivable = { ...books, kind: 'loan_receivable', memberId: request.memberId, loanId } as const;
  const lines = [
    { account: receivable, amountMinor: principalMinor },
    { account: purse, amountMinor: -principalMinor },
  ];
  const entry = { kind: 'loan_disbursement', effectiveOn: on, currency: request.currency, loanId, lines };
  await postEntries(tx, recordingId, [entry]);
}
