import type { Updateable } from 'kysely';
import type { StaffAct } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import type { Suspension } from '~db/types';
import { enterpriseForStaff } from '../enterprise-for-staff.queries.server';
import { judgeEnterprises } from '../judge-enterprises.server';
import { inJudgementTurn } from '../judgement-turn.server';
import { SUSPENSION_STEPS, type SuspensionState, type SuspensionStep } from './suspension.states';

export type DecideSuspensionError =
  | { code: 'suspension-not-found' }
  | { code: 'same-officer' }
  | { code: 'lapsed' }
  | { code: 'state-changed'; state: SuspensionState };

export type SuspensionDecision =
  { step: 'confirm' | 'refuse' | 'lift' | 'refuse-lifting' } | { step: 'propose-lifting'; reason: string };

type Open = {
  id: string;
  state: SuspensionState;
  proposedBy: string;
  lapsesAt: Date;
  liftProposedBy: string | null;
  liftProposedAt: Date | null;
  liftReason: string | null;
};

/**
 * What a second officer says to a suspension: `confirm` or `refuse` what another proposed (who proposed it may take it
 * back), `propose-lifting` with a reason, and `lift` or `refuse-lifting` what another proposed to lift. A lifting that is
 * refused, or taken back, is kept; the suspension goes on, and lifting can be proposed again. The enterprise is judged in
 * the same transaction. Fails with `suspension-not-found`, `same-officer` (it takes two), `lapsed` (72 hours are over) or
 * `state-changed` (it is no longer where the step begins).
 */
export async function decideSuspension(
  db: Db,
  officer: StaffMember,
  at: { enterpriseId: string; suspensionId: string },
  decision: SuspensionDecision,
  clock: Clock,
): Promise<Result<SuspensionState, DecideSuspensionError>> {
  return inJudgementTurn(db, (tx) => decideSuspensionIn(tx, officer, at, decision, clock));
}

/** The same in a transaction that has the judgement's turn already. */
export async function decideSuspensionIn(
  tx: Tx,
  officer: StaffMember,
  { enterpriseId, suspensionId }: { enterpriseId: string; suspensionId: string },
  decision: SuspensionDecision,
  clock: Clock,
): Promise<Result<SuspensionState, DecideSuspensionError>> {
  const suspension = await lock(tx, enterpriseId, suspensionId);
  if (!suspension) return fail({ code: 'suspension-not-found' });
  const enterprise = await enterpriseForStaff(
    tx,
    officer.staff,
    actFor(decision.step, officer, suspension),
    enterpriseId,
  );
  if (!enterprise) return fail({ code: 'suspension-not-found' });
  const { from, to } = SUSPENSION_STEPS[decision.step];
  if (suspension.state !== from) return fail({ code: 'state-changed', state: suspension.state });
  const now = clock.now();
  if (from === 'proposed' && suspension.lapsesAt <= now) return fail({ code: 'lapsed' });
  const refused = twoPeople(decision.step, officer.accountId, suspension);
  if (refused) return fail(refused);
  if (decision.step === 'refuse-lifting') await keepRefusedLifting(tx, officer, suspension, now);
  await tx
    .updateTable('suspension')
    .set({ state: to, ...whatChanges(decision, officer.accountId, now) })
    .where('id', '=', suspensionId)
    .where('state', '=', from)
    .execute();
  await judgeEnterprises(tx, { enterpriseIds: [enterpriseId], clock });
  return ok(to);
}

async function lock(tx: Tx, enterpriseId: string, suspensionId: string): Promise<Open | undefined> {
  const row = await tx
    .selectFrom('suspension')
    .select(['id', 'state', 'proposedBy', 'lapsesAt', 'liftProposedBy', 'liftProposedAt', 'liftReason'])
    .where('id', '=', suspensionId)
    .where('enterpriseId', '=', enterpriseId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, state: row.state as SuspensionState };
}

/** Proposing, and taking one's own proposal back, is an officer's who vets; the second word is an approver's. */
function actFor(step: SuspensionStep, { accountId }: StaffMember, { proposedBy, liftProposedBy }: Open): StaffAct {
  const takesBack =
    (step === 'refuse' && proposedBy === accountId) || (step === 'refuse-lifting' && liftProposedBy === accountId);
  return step === 'propose-lifting' || takesBack ? 'vet' : 'approve';
}

function twoPeople(step: SuspensionStep, accountId: string, suspension: Open): DecideSuspensionError | null {
  if (step === 'confirm' && suspension.proposedBy === accountId) return { code: 'same-officer' };
  if (step === 'propose-lifting' && suspension.liftProposedBy !== null) {
    return { code: 'state-changed', state: suspension.state };
  }
  if (step !== 'lift' && step !== 'refuse-lifting') return null;
  if (suspension.liftProposedBy === null) return { code: 'state-changed', state: suspension.state };
  return step === 'lift' && suspension.liftProposedBy === accountId ? { code: 'same-officer' } : null;
}

async function keepRefusedLifting(tx: Tx, officer: StaffMember, suspension: Open, at: Date): Promise<void> {
  const { id, liftProposedBy, liftProposedAt, liftReason } = suspension;
  if (liftProposedBy === null || liftProposedAt === null || liftReason === null) {
    throw new Error('a proposal to lift has an officer, a time and a reason');
  }
  await tx
    .insertInto('refusedLifting')
    .values({
      id: newId(),
      suspensionId: id,
      proposedBy: liftProposedBy,
      proposedAt: liftProposedAt,
      reason: liftReason,
      refusedBy: officer.accountId,
      refusedAt: at,
    })
    .execute();
}

function whatChanges(decision: SuspensionDecision, accountId: string, at: Date): Updateable<Suspension> {
  switch (decision.step) {
    case 'confirm':
    case 'refuse':
      return { decidedBy: accountId, decidedAt: at };
    case 'propose-lifting':
      return { liftProposedBy: accountId, liftProposedAt: at, liftReason: decision.reason };
    case 'lift':
      return { liftedBy: accountId, liftedAt: at };
    case 'refuse-lifting':
      return { liftProposedBy: null, liftProposedAt: null, liftReason: null };
  }
}
