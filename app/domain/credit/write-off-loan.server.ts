import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { loanAfter, type LoanState } from './loan.states';
import { lockLoans } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';
import { settleLosses } from './settle-losses.server';

export type WriteOffError =
  | { code: 'loan-not-found' }
  | { code: 'kept-by-lender' }
  | { code: 'state-changed'; now: LoanState }
  | { code: 'already-proposed' }
  | { code: 'not-proposed' }
  | { code: 'same-person' }
  | { code: 'own-loan' }
  | { code: 'reason-too-short' };

const SHORTEST_REASON = 20;

/**
 * Proposes to give a loan up, with a reason of at least 20 characters; another person decides. Fails where the loan is
 * not open (`state-changed`), is the proposer's own, or it was proposed already.
 */
export async function proposeWriteOff(
  tx: Tx,
  recordingId: number,
  actor: Actor,
  input: { loanId: string; reason: string },
  clock: Clock,
): Promise<Result<null, WriteOffError>> {
  const reason = input.reason.trim();
  const [loan] = await lockLoans(tx, recordingId, [input.loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  if (loan.source === 'external_mfi') return fail({ code: 'kept-by-lender' });
  if (!loanAfter(loan.status, 'write_off')) return fail({ code: 'state-changed', now: loan.status });
  if (loan.memberId === actor.memberId) return fail({ code: 'own-loan' });
  if (Array.from(reason).length < SHORTEST_REASON) return fail({ code: 'reason-too-short' });
  const known = await proposalOf(tx, loan.id);
  if (known) return fail({ code: 'already-proposed' });
  await tx
    .insertInto('loanWriteOff')
    .values({ id: newId(), loanId: loan.id, reason, proposedBy: actor.accountId, proposedAt: clock.now() })
    .execute();
  return ok(null);
}

/**
 * Decides about a proposal, by somebody else than who made it. Approved: the loan is written off as of today and what is
 * unpaid of its principal is a loss in the ledger. Fails with `not-proposed`, `same-person`, `own-loan`, `state-changed`.
 */
export async function decideWriteOff(
  tx: Tx,
  recordingId: number,
  actor: Actor,
  input: { loanId: string; approve: boolean },
  clock: Clock,
): Promise<Result<null, WriteOffError>> {
  const [loan] = await lockLoans(tx, recordingId, [input.loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  const proposal = await proposalOf(tx, loan.id);
  if (!proposal) return fail({ code: 'not-proposed' });
  if (proposal.proposedBy === actor.accountId) return fail({ code: 'same-person' });
  if (loan.memberId === actor.memberId) return fail({ code: 'own-loan' });
  const decided = { decidedBy: actor.accountId, decidedAt: clock.now() };
  const row = tx.updateTable('loanWriteOff').where('id', '=', proposal.id);
  if (!input.approve) {
    await row.set({ ...decided, state: 'refused' }).execute();
    return ok(null);
  }
  const status = loanAfter(loan.status, 'write_off');
  if (!status) return fail({ code: 'state-changed', now: loan.status });
  await row.set({ ...decided, state: 'approved', amountMinor: 0 }).execute();
  await tx.updateTable('loan').set({ status, statusOn: loan.today }).where('id', '=', loan.id).execute();
  const [loss] = await settleLosses(tx, recordingId, [loan.id], loan.today);
  await tx
    .updateTable('loanWriteOff')
    .set({ amountMinor: loss?.lossMinor ?? 0 })
    .where('id', '=', proposal.id)
    .execute();
  const event = { loanId: loan.id, fromState: loan.status, toState: status, onDay: loan.today };
  await noteLoanEvents(tx, recordingId, [{ ...event, fromStatusOn: loan.statusOn, reason: proposal.reason }]);
  return ok(null);
}

async function proposalOf(tx: Tx, loanId: string) {
  return tx
    .selectFrom('loanWriteOff')
    .select(['id', 'proposedBy', 'reason'])
    .where('loanId', '=', loanId)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
}
