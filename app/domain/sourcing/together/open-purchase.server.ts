import { sql } from 'kysely';
import { offerOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { isMember } from '~/domain/programme/group-access.server';
import type { Member } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { addDays } from '~/platform/day';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { notePurchaseEvent } from './note-purchase-event.server';
import { MOST_DAYS_OPEN } from './purchase.states';
import { setShare, type SetShareError } from './set-share.server';
import { TOGETHER_OPENED } from './together.events';
import type { OpenPurchaseInput } from './together.schema';

export type OpenPurchaseError =
  | SetShareError
  | { code: 'group-not-found' }
  | { code: 'offer-not-found' }
  | { code: 'pickup-only' }
  | { code: 'day-out-of-range'; first: string; last: string };

/**
 * A member opens a purchase together of one offer for her group, with her own part in it; the group's members are told. The
 * same form gives the same purchase. Returns its id. Fails with `group-not-found` (not hers), `offer-not-found`,
 * `pickup-only`, `day-out-of-range`, or as setting a share does.
 */
export async function openPurchase(
  tx: Tx,
  member: Member,
  input: OpenPurchaseInput,
  clock: Clock,
): Promise<Result<string, OpenPurchaseError>> {
  const { formId, groupId, offerId, closesOn, deliveryMethod, deliveryPlace, note } = input;
  const timeZone = await timeZoneOfOwnGroup(tx, member, groupId);
  if (timeZone === undefined) return fail({ code: 'group-not-found' });
  const earlier = await purchaseOfForm(tx, member, formId);
  if (earlier !== undefined) return ok(earlier);
  const offer = await offerOnSale(tx, offerId, clock);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (deliveryMethod === 'delivery' && offer.deliveryRange === 'pickup') return fail({ code: 'pickup-only' });
  const first = today(clock, timeZone);
  const last = addDays(first, MOST_DAYS_OPEN);
  if (closesOn < first || closesOn > last) return fail({ code: 'day-out-of-range', first, last });
  const made = await tx
    .insertInto('groupPurchase')
    .values({
      ...{ id: newId(), formId, groupId, offerId, openedBy: member.accountId, openedAt: clock.now(), closesOn },
      ...{ deliveryMethod, deliveryPlace: deliveryMethod === 'delivery' ? deliveryPlace : '', note },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return ok((await purchaseOfForm(tx, member, formId)) ?? '');
  await notePurchaseEvent(tx, member, made.id, { kind: 'opened' }, clock);
  const own = { purchaseId: made.id, memberId: member.memberId, quantity: input.quantity };
  const joined = await setShare(tx, member, own, clock);
  if (!joined.ok) return joined;
  await emit(tx, TOGETHER_OPENED, { purchaseId: made.id });
  return ok(made.id);
}

async function timeZoneOfOwnGroup(tx: Tx, member: Member, groupId: string): Promise<string | undefined> {
  const { rows } = await sql<{ timeZone: string }>`
    select b.timezone as time_zone from self_help_group g join branch b on b.id = g.branch_id
    where g.id = ${groupId} and ${isMember(member, { branch: 'g.branch_id', group: 'g.id' })}
  `.execute(tx);
  return rows[0]?.timeZone;
}

async function purchaseOfForm(tx: Tx, member: Member, formId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('groupPurchase')
    .select('id')
    .where('openedBy', '=', member.accountId)
    .where('formId', '=', formId)
    .executeTakeFirst();
  return row?.id;
}
