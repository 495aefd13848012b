import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import {
  purchaseView,
  type PurchaseView,
  type ShareView,
} from '~/domain/sourcing/together/purchase-view.queries.server';
import type { Actor } from '~/platform/actor';
import { answersForm } from '~/platform/form-id.server';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { shownPurchase, type ShownPurchase } from '~/domain/sourcing/together/shown-purchase';

type RouteArgs = Pick<LoaderFunctionArgs, 'params' | 'context'>;

/** Who acts and the id in the address; throws 404 for what is no id. */
export function requirePurchaseId({ params, context }: RouteArgs): { actor: Actor; purchaseId: string } {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  return { actor, purchaseId: params.id };
}

/** The purchase that the address names, as its pages show it; throws 404 where it is not of the actor's groups. */
export async function requirePurchase(
  args: RouteArgs,
): Promise<{ actor: Actor; purchase: PurchaseView; shown: ShownPurchase }> {
  const { actor, purchaseId } = requirePurchaseId(args);
  const { database, clock, locale } = args.context;
  const [purchase, reference] = await Promise.all([
    purchaseView(database.db, actor, purchaseId, clock),
    referenceOf(database.db),
  ]);
  if (!purchase) throw notFound();
  return { actor, purchase, shown: shownPurchase(purchase, actor, reference.unitName(purchase.offer.unit, locale)) };
}

/**
 * The same where it is still open. Throws the way to its own page where it is closed, which says so to one whose form came
 * too late.
 */
export async function requireOpenPurchase(args: RouteArgs & Pick<LoaderFunctionArgs, 'request'>) {
  const found = await requirePurchase(args);
  const { id, state } = found.purchase;
  if (state === 'open') return found;
  throw redirect(`/together/${id}${answersForm(args.request) ? '?refused=closed' : ''}`, 303);
}

/** The member whom `?member=` names, her own where it names nobody; throws 404 where the actor may not speak for her. */
export function requireHolder(request: Request, actor: Actor, purchase: PurchaseView): ShareView {
  const memberId = new URL(request.url).searchParams.get('member') ?? actor.memberId;
  const share = purchase.shares.find((one) => one.memberId === memberId && one.state === 'in');
  if (!share || !maySpeakFor(share, actor, purchase)) throw notFound();
  return share;
}

function maySpeakFor(share: ShareView, actor: Actor, { isMember, mayKeep }: PurchaseView): boolean {
  return share.memberId === actor.memberId ? isMember : mayKeep && !share.hasAccount;
}
