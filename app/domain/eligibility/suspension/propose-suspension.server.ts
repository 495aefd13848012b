import { z } from 'zod';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { enterpriseForStaff } from '../enterprise-for-staff.queries.server';
import { judgeEnterprises } from '../judge-enterprises.server';
import { inJudgementTurn } from '../judgement-turn.server';
import { officerWords } from '../officer-words.schema';
import { CONFIRM_HOURS, PROPOSE_AGAIN_DAYS, SUSPENSION_CAUSES } from './suspension.states';

/** Fails with 'missing', 'too-short' or 'too-long' at a field. */
export const proposeSuspensionSchema = z.object({
  cause: z.enum(SUSPENSION_CAUSES, { error: 'missing' }),
  reason: officerWords,
});

export type ProposeSuspensionError =
  { code: 'enterprise-not-found' } | { code: 'suspended-already' } | { code: 'proposed-before'; againOn: Date };

const HOUR_MS = 3_600_000;

/**
 * An officer proposes to suspend an enterprise. Its offers rest from now on, for at most 72 hours: then a second officer
 * has confirmed, or it is as if nothing had been. Returns the suspension's id. Fails with `enterprise-not-found`,
 * `suspended-already` (one is proposed or stands), or `proposed-before`: a proposal of the same officer came to nothing
 * less than 30 days ago.
 */
export async function proposeSuspension(
  db: Db,
  officer: StaffMember,
  enterpriseId: string,
  input: z.output<typeof proposeSuspensionSchema>,
  clock: Clock,
): Promise<Result<string, ProposeSuspensionError>> {
  return inJudgementTurn(db, async (tx): Promise<Result<string, ProposeSuspensionError>> => {
    const enterprise = await enterpriseForStaff(tx, officer.staff, 'vet', enterpriseId);
    if (!enterprise) return fail({ code: 'enterprise-not-found' });
    const at = clock.now();
    const before = await earlier(tx, enterpriseId);
    if (before.some(({ state }) => state === 'proposed' || state === 'confirmed')) {
      return fail({ code: 'suspended-already' });
    }
    const idle = before.find(({ proposedBy, state }) => proposedBy === officer.accountId && state !== 'lifted');
    const againOn = idle && new Date(idle.proposedAt.getTime() + PROPOSE_AGAIN_DAYS * 24 * HOUR_MS);
    if (againOn && againOn > at) return fail({ code: 'proposed-before', againOn });
    const id = newId();
    await tx
      .insertInto('suspension')
      .values({
        id,
        enterpriseId,
        ...input,
        state: 'proposed',
        proposedBy: officer.accountId,
        proposedAt: at,
        lapsesAt: new Date(at.getTime() + CONFIRM_HOURS * HOUR_MS),
      })
      .execute();
    await judgeEnterprises(tx, { enterpriseIds: [enterpriseId], clock });
    return ok(id);
  });
}

async function earlier(tx: Tx, enterpriseId: string) {
  return tx
    .selectFrom('suspension')
    .select(['state', 'proposedBy', 'proposedAt'])
    .where('enterpriseId', '=', enterpriseId)
    .orderBy('proposedAt', 'desc')
    .limit(20)
    .execute();
}
