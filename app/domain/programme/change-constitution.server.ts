import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import type { ConstitutionInput } from './constitution.schema';
import { latestTerms } from './constitution.queries.server';
import type { GroupTerms } from './group-terms';
import { lockGroup } from './lock-group.server';

export type ChangeConstitutionError =
  | { code: 'not-found' }
  | { code: 'closed' }
  | { code: 'changed-meanwhile'; current: GroupTerms }
  | { code: 'before-version' | 'too-far-ahead'; earliest: string; latest: string }
  | { code: 'share-price-in-cycle'; cycleUntil: string };

/**
 * Writes the next version of a group's constitution with the resolution that made it. Fails with `changed-meanwhile` and
 * what is written now where another version was written after the one that was seen (`version`); `before-version` for a
 * day before the last version's or the group's first, `too-far-ahead` for one more than a year away (with the days that
 * go); `share-price-in-cycle` where a share's price would change while shares of the open cycle stand; `closed`,
 * `not-found`.
 */
export async function changeConstitution(
  tx: Tx,
  actor: Actor,
  groupId: string,
  input: ConstitutionInput,
  clock: Clock,
): Promise<Result<{ version: number }, ChangeConstitutionError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  if (group.closedOn !== null) return fail({ code: 'closed' });
  const current = await latestTerms(tx, groupId);
  if (current && current.version !== input.version) return fail({ code: 'changed-meanwhile', current });
  const earliest = current?.fromOn ?? group.formedOn;
  const latest = `${Number(group.today.slice(0, 4)) + 1}-12-31`;
  if (input.fromOn < earliest) return fail({ code: 'before-version', earliest, latest });
  if (input.fromOn > latest) return fail({ code: 'too-far-ahead', earliest, latest });
  if (group.kind === 'shares' && current && current.contributionMinor !== input.contribution) {
    const cycle = await openCycleWithin(tx, groupId, input.fromOn);
    if (cycle) return fail({ code: 'share-price-in-cycle', cycleUntil: cycle.toOn });
  }
  const recordingId = await startRecording(
    tx,
    actor,
    { what: 'constitution', groupId, reason: input.resolution },
    clock,
  );
  const version = (current?.version ?? 0) + 1;
  const { contribution, socialFund, fines, version: _seen, ...terms } = input;
  await tx
    .insertInto('groupConstitution')
    .values({
      id: newId(),
      groupId,
      version,
      contributionMinor: contribution,
      socialFundMinor: socialFund,
      fromOn: terms.fromOn,
      rhythm: terms.rhythm,
      weekday: terms.weekday,
      loanAnnualPercent: terms.loanAnnualPercent,
      loanMethod: terms.loanMethod,
      loanPeriod: terms.loanPeriod,
      loanTimesSavings: terms.loanTimesSavings,
      loanLongestMonths: terms.loanLongestMonths,
      quorumPercent: terms.quorumPercent,
      signOffs: terms.signOffs,
      resolution: terms.resolution,
      fines: JSON.stringify(fines),
      recordingId,
    })
    .execute();
  return ok({ version });
}

/** The open cycle that a day falls into; what is shared at its end has one price. */
async function openCycleWithin(tx: Tx, groupId: string, day: string): Promise<{ toOn: string } | undefined> {
  return tx
    .selectFrom('groupCycle')
    .select('toOn')
    .where('groupId', '=', groupId)
    .where('closedOn', 'is', null)
    .where('fromOn', '<', day)
    .where('toOn', '>=', day)
    .executeTakeFirst();
}
