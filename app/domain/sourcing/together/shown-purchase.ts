import { changesSince, type PurchaseEvent } from '~/domain/sourcing/together/price-changes';
import type { PurchaseView, ShareView } from '~/domain/sourcing/together/purchase-view.queries.server';
import { pricesToAgree, togetherFigures, whoGoes } from '~/domain/sourcing/together/together-figures';
import type { Actor } from '~/platform/actor';

/** A purchase with its figures, as the pages show it. Amounts in minor units. */
export function shownPurchase(purchase: PurchaseView, actor: Pick<Actor, 'memberId'>, unitName: string) {
  const { offer, state, shares, order, over } = purchase;
  const events = purchase.events.map((event) => ({ ...event, at: event.at.toISOString() }));
  const inside = shares.filter((share) => share.state === 'in');
  const figures = togetherFigures(offer, inside);
  const going = over ? whoGoes(offer, inside) : inside;
  const atClosing = over ? togetherFigures(offer, going) : figures;
  const unitPriceMinor = order?.unitPriceMinor ?? figures.unitPriceMinor;
  return {
    ...purchase,
    events,
    unitName,
    figures,
    unitPriceMinor,
    /** What an order placed now would be: after the last day, of those who agreed. */
    atClosing: { ...atClosing, names: going.map(({ name }) => name) },
    leftOut: inside.filter((share) => !going.includes(share)).map(({ name }) => name),
    waiting: inside.filter((_, index) => !figures.parts[index]?.agrees).map(({ name }) => name),
    prices: pricesToAgree(offer, figures.quantity),
    people: inside.map((share, index) => {
      const part = figures.parts[index];
      const amountMinor = share.allocatedMinor ?? part?.amountMinor ?? 0;
      return {
        ...share,
        own: share.memberId === actor.memberId,
        maySpeak: state === 'open' && purchase.mayKeep && !share.hasAccount && share.memberId !== actor.memberId,
        amountMinor,
        savingMinor: (part?.aloneMinor ?? amountMinor) - amountMinor,
        agrees: part?.agrees ?? false,
        changes: state === 'open' ? changesFor(events, share, unitPriceMinor) : [],
      };
    }),
  };
}

/** What moved the price since she agreed; nothing before she did. */
function changesFor<Event extends PurchaseEvent>(events: readonly Event[], share: ShareView, priceNowMinor: number) {
  const { agreedEventId, agreedPriceMinor } = share;
  if (agreedEventId === null || agreedPriceMinor === null) return [];
  return changesSince(events, { eventId: agreedEventId, priceMinor: agreedPriceMinor }, priceNowMinor);
}

export type ShownPurchase = ReturnType<typeof shownPurchase>;
export type ShownPerson = ShownPurchase['people'][number];
