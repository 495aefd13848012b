import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockPurchase, type LockedPurchase, type LockedShare } from './lock-purchase.server';
import type { PurchaseState } from './purchase.states';

export type LockShareError =
  | { code: 'purchase-not-found' }
  | { code: 'acts-herself'; name: string }
  | { code: 'own-offer' }
  | { code: 'closed'; state: PurchaseState };

type OfWhom = { purchaseId: string; memberId: string };
/** An open purchase, locked, and the part in it that is spoken about; undefined where she is not in it. */
type LockedPart = { purchase: LockedPurchase; share: LockedShare | undefined };

/**
 * Locks an open purchase for one who may speak for this member in it: each for herself, and who keeps the group's records
 * for a member without an account. Fails with `purchase-not-found` for anybody who is none of the group's members or not
 * hers to speak for, `acts-herself` where she has an account, `own-offer` where it is her own enterprise's, `closed`.
 */
export async function lockShare(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId }: OfWhom,
  clock: Clock,
): Promise<Result<LockedPart, LockShareError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase) return fail({ code: 'purchase-not-found' });
  const { rows } = await sql<{ name: string; hasAccount: boolean; owns: boolean }>`
    select w.display_name as name,
      exists (select from account a where a.member_id = w.id and a.disabled_at is null) as has_account,
      exists (select from enterprise_owner o where o.member_id = w.id
        and o.enterprise_id = ${purchase.offer.enterpriseId}) as owns
    from member w join open_membership m on m.member_id = w.id
    where w.id = ${memberId} and m.group_id = ${purchase.groupId}
  `.execute(tx);
  const [member] = rows;
  const herself = actor.memberId === memberId;
  if (!member || (!herself && !purchase.mayKeep)) return fail({ code: 'purchase-not-found' });
  if (!herself && member.hasAccount) return fail({ code: 'acts-herself', name: member.name });
  if (member.owns) return fail({ code: 'own-offer' });
  if (purchase.state !== 'open') return fail({ code: 'closed', state: purchase.state });
  return ok({ purchase, share: purchase.shares.find((share) => share.memberId === memberId) });
}
