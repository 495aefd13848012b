import type { LoaderFunctionArgs } from '@remix-run/node';
import { findLoan, type LoanHead } from '~/domain/credit/loan-view.queries.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import { today } from '~/platform/clock';
import { transact, type Tx } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>;

export type FoundLoan = { actor: Actor; loan: LoanHead; today: string };

/** The request or loan of the address, if the actor may read it and `may` holds of it; 404 otherwise. */
export async function requireLoan(
  { params, context }: Args,
  may: (loan: LoanHead) => boolean = () => true,
): Promise<FoundLoan> {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const loan = await findLoan(context.database.db, actor, params.id);
  if (!loan || !may(loan)) throw notFound();
  return { actor, loan, today: today(context.clock, loan.timezone) };
}

/** The same for what was paid out. */
export async function requirePaidOut(
  args: Args,
  may: (loan: LoanHead) => boolean,
): Promise<FoundLoan & { loanId: string }> {
  const found = await requireLoan(args, may);
  if (found.loan.loanId === null) throw notFound();
  return { ...found, loanId: found.loan.loanId };
}

/** Runs a command in a recording of its own about this loan. */
export function record<Value, Failure extends { code: string }>(
  { context }: Args,
  { actor, loan }: { actor: Actor; loan: LoanHead },
  { what, reason }: { what: string; reason?: string },
  command: (tx: Tx, recordingId: number) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const touched = loan.source === 'internal' ? { groupId: loan.groupId } : { memberId: loan.memberId };
  const onBehalfOf = actor.memberId === loan.memberId ? {} : { onBehalfOf: loan.memberId };
  const recording = { what, ...touched, ...onBehalfOf, ...(reason ? { reason } : {}) };
  return transact(context.database.db, async (tx) =>
    command(tx, await startRecording(tx, actor, recording, context.clock)),
  );
}
