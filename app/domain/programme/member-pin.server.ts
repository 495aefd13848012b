import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { countUses, giveBack, type Limit } from '~/platform/rate-limit.server';
import { fail, ok, type Result } from '~/platform/result';
import { hashPassword, verifyPassword } from '~/domain/identity/password.server';
import { normalPin, pinProblem, type PinProblem } from './member-pin';

/** Wrong numbers for one member, wherever they come from. */
const WRONG_PINS: Limit = { name: 'member-pin', most: 5, seconds: 60 * 60 };

export type TypedPin = { memberId: string; pin: string; again: string };
/** `set`: she had none and chose this one (`pinHash` is to be kept). */
export type CheckedPin =
  | { memberId: string; outcome: 'right' | 'wrong' | 'locked' | 'none' }
  | { memberId: string; outcome: 'set'; pinHash: string }
  | { memberId: string; outcome: PinProblem | 'pin-differs' };

/**
 * Checks numbers with which members sign, outside any transaction, so that wrong ones stay counted: after five wrong in an
 * hour a member's number is not looked at (`locked`). Who has none chooses it now, typed twice. `none`: nothing was typed.
 */
export async function checkPins(db: Db, typed: readonly TypedPin[], clock: Clock): Promise<CheckedPin[]> {
  if (typed.length === 0) return [];
  const ids = typed.map(({ memberId }) => memberId);
  const known = await db
    .selectFrom('member')
    .leftJoin('memberPin', 'memberPin.memberId', 'member.id')
    .select(['member.id', 'member.birthYear', 'memberPin.pinHash'])
    .where('member.id', 'in', ids)
    .execute();
  const sealed = new Map(known.flatMap(({ id, pinHash }) => (pinHash === null ? [] : [[id, pinHash] as const])));
  const tried = typed.filter(({ memberId, pin }) => sealed.has(memberId) && pin.trim() !== '');
  const outcomes = await tryPins(
    db,
    tried.map(({ memberId, pin }) => ({ memberId, pin, pinHash: sealed.get(memberId) ?? '' })),
    clock,
  );
  return Promise.all(
    typed.map(async (one): Promise<CheckedPin> => {
      const { memberId } = one;
      const member = known.find(({ id }) => id === memberId);
      if (!member || one.pin.trim() === '') return { memberId, outcome: 'none' };
      const outcome = outcomes.get(memberId);
      if (outcome) return { memberId, outcome };
      const problem = pinProblem(one.pin, member.birthYear);
      if (problem) return { memberId, outcome: problem };
      if (normalPin(one.pin) !== normalPin(one.again)) return { memberId, outcome: 'pin-differs' };
      return { memberId, outcome: 'set', pinHash: await hashPassword(normalPin(one.pin)) };
    }),
  );
}

type TriedPin = { memberId: string; pin: string; pinHash: string };
type Tried = 'right' | 'wrong' | 'locked';

/** Tries numbers of different members: all are counted in one statement, and the right ones given back in another. */
async function tryPins(db: Db, tried: readonly TriedPin[], clock: Clock): Promise<Map<string, Tried>> {
  if (tried.length === 0) return new Map();
  const useOf = ({ memberId }: TriedPin) => ({ limit: WRONG_PINS, subject: memberId });
  const counted = await countUses(db, tried.map(useOf), clock);
  const outcomes = await Promise.all(
    tried.map(async ({ pin, pinHash }, index): Promise<Tried> => {
      if ((counted[index]?.count ?? 0) > WRONG_PINS.most) return 'locked';
      return (await verifyPassword(pinHash, normalPin(pin))) ? 'right' : 'wrong';
    }),
  );
  const right = tried.filter((_, index) => outcomes[index] === 'right');
  if (right.length > 0) await giveBack(db, right.map(useOf), clock);
  return new Map(tried.map(({ memberId }, index) => [memberId, outcomes[index] ?? 'wrong']));
}

type NewPin = { memberId: string; pinHash: string | null; what: 'set' | 'changed' | 'reset'; reason?: string };

/** Keeps new numbers, hashed, with who entered them at whose desk. Null takes one away, so that she can choose anew. */
export async function keepPins(tx: Tx, actor: Actor, pins: readonly NewPin[], clock: Clock): Promise<void> {
  if (pins.length === 0) return;
  const at = clock.now();
  await tx
    .insertInto('memberPin')
    .values(pins.map(({ memberId, pinHash }) => ({ memberId, pinHash, setAt: at })))
    .onConflict((conflict) =>
      conflict.column('memberId').doUpdateSet((eb) => ({
        pinHash: eb.ref('excluded.pinHash'),
        setAt: eb.ref('excluded.setAt'),
      })),
    )
    .execute();
  await tx
    .insertInto('memberPinEvent')
    .values(pins.map(({ memberId, what, reason }) => ({ memberId, what, reason, accountId: actor.accountId, at })))
    .execute();
}

export type ChangePinError =
  | { code: 'no-member' }
  | { code: PinProblem | 'pin-differs'; field: 'pin' }
  | { code: 'pin-wrong' | 'pin-locked'; field: 'current' };

/** A member sets or changes her own number at her desk; where she has one, the present one is asked (and counted). */
export async function changeOwnPin(
  db: Db,
  actor: Actor,
  typed: { current: string; pin: string; again: string },
  clock: Clock,
): Promise<Result<NewPin, ChangePinError>> {
  if (actor.memberId === null) return fail({ code: 'no-member' });
  const { memberId } = actor;
  const member = await db
    .selectFrom('member')
    .leftJoin('memberPin', 'memberPin.memberId', 'member.id')
    .select(['member.birthYear', 'memberPin.pinHash'])
    .where('member.id', '=', memberId)
    .executeTakeFirst();
  if (!member) return fail({ code: 'no-member' });
  const problem = pinProblem(typed.pin, member.birthYear);
  if (problem) return fail({ code: problem, field: 'pin' });
  if (normalPin(typed.pin) !== normalPin(typed.again)) return fail({ code: 'pin-differs', field: 'pin' });
  if (member.pinHash !== null) {
    const tried = [{ memberId, pin: typed.current, pinHash: member.pinHash }];
    const checked = (await tryPins(db, tried, clock)).get(memberId);
    if (checked !== 'right') return fail({ code: checked === 'wrong' ? 'pin-wrong' : 'pin-locked', field: 'current' });
  }
  const pinHash = await hashPassword(normalPin(typed.pin));
  return ok({ memberId, pinHash, what: member.pinHash === null ? 'set' : 'changed' });
}

/** Whether a member has a number to sign with. */
export async function hasPin(db: Db, memberId: string): Promise<boolean> {
  const known = await db
    .selectFrom('memberPin')
    .select('memberId')
    .where('memberId', '=', memberId)
    .where('pinHash', 'is not', null)
    .executeTakeFirst();
  return known !== undefined;
}
