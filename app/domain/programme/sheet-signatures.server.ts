import { checkPins, keepPins, type CheckedPin, type TypedPin } from './member-pin.server';
import type { SheetProblem, Typed } from './sheet-fields';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { isId } from '~/platform/id';

const MOST_SIGNERS = 10;
const PLACES = Array.from({ length: MOST_SIGNERS }, (_, place) => place);

/**
 * Checks the numbers with which members of the group sign a sheet (`signer.0`, `pin.0`, `pinAgain.0` …), outside any
 * transaction so that wrong ones stay counted. Who is no member of the group now is passed over.
 */
export async function checkSignatures(db: Db, groupId: string, typed: Typed, clock: Clock): Promise<CheckedPin[]> {
  const given = PLACES.flatMap((place): TypedPin[] => {
    const memberId = typed[`signer.${place}`];
    const pin = { pin: typed[`pin.${place}`] ?? '', again: typed[`pinAgain.${place}`] ?? '' };
    return isId(memberId) ? [{ memberId, ...pin }] : [];
  });
  const unique = given.filter(({ memberId }, at) => given.findIndex((one) => one.memberId === memberId) === at);
  if (unique.length === 0) return [];
  const members = await db
    .selectFrom('membership')
    .select('memberId')
    .where('groupId', '=', groupId)
    .where(
      'memberId',
      'in',
      unique.map(({ memberId }) => memberId),
    )
    .execute();
  const ids = new Set(members.map(({ memberId }) => memberId));
  return checkPins(
    db,
    unique.filter(({ memberId }) => ids.has(memberId)),
    clock,
  );
}

/** Numbers chosen now that will not do, beside their fields; a wrong number is no mistake of the sheet. */
export function newPinProblems(typed: Typed, checked: readonly CheckedPin[]): SheetProblem[] {
  return PLACES.flatMap((place): SheetProblem[] => {
    const outcome = checked.find(({ memberId }) => memberId === typed[`signer.${place}`])?.outcome;
    if (outcome === 'pin-form' || outcome === 'pin-obvious') return [{ field: `pin.${place}`, code: outcome }];
    return outcome === 'pin-differs' ? [{ field: `pinAgain.${place}`, code: outcome }] : [];
  });
}

/** Keeps the signatures of those whose number was right, with numbers chosen now. Returns how many have signed the sheet. */
export async function keepSignatures(
  tx: Tx,
  actor: Actor,
  { sheetId, signers, checked }: { sheetId: string; signers: readonly string[]; checked: readonly CheckedPin[] },
  clock: Clock,
): Promise<number> {
  const pins = checked.flatMap((one) => (one.outcome === 'set' && signers.includes(one.memberId) ? [one] : []));
  await keepPins(
    tx,
    actor,
    pins.map(({ memberId, pinHash }) => ({ memberId, pinHash, what: 'set' })),
    clock,
  );
  const signed = checked.filter(
    ({ memberId, outcome }) => ['right', 'set'].includes(outcome) && signers.includes(memberId),
  );
  if (signed.length > 0) {
    await tx
      .insertInto('meetingSignature')
      .values(signed.map(({ memberId }) => ({ sheetId, memberId, signedAt: clock.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const { count } = await tx
    .selectFrom('meetingSignature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sheetId', '=', sheetId)
    .executeTakeFirstOrThrow();
  return count;
}
