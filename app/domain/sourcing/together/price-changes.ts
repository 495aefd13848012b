import type { PurchaseEventKind } from './purchase.states';

/** What happened to a purchase; prices are those of one unit, in minor units. */
export type PurchaseEvent = {
  id: number;
  kind: PurchaseEventKind;
  memberId: string | null;
  quantityBefore: number | null;
  quantityAfter: number | null;
  priceBeforeMinor: number | null;
  priceAfterMinor: number | null;
};

/** A price that changed after she agreed: through which event, or (null) by the seller's own doing. */
type PriceChange<Event extends PurchaseEvent> = { event: Event | null; fromMinor: number; toMinor: number };

/**
 * How the price came from what she agreed to to what it is now, event by event in their order. What no event explains is
 * the seller's change. Empty where the price never moved.
 */
export function changesSince<Event extends PurchaseEvent>(
  events: readonly Event[],
  agreed: { eventId: number; priceMinor: number },
  priceNowMinor: number,
): PriceChange<Event>[] {
  const changes: PriceChange<Event>[] = [];
  let price = agreed.priceMinor;
  const sellerMovesTo = (toMinor: number) => {
    if (toMinor !== price) changes.push({ event: null, fromMinor: price, toMinor });
    price = toMinor;
  };
  for (const event of events) {
    const { priceBeforeMinor: before, priceAfterMinor: after } = event;
    if (event.id <= agreed.eventId || before === null || after === null) continue;
    sellerMovesTo(before);
    if (after !== price) changes.push({ event, fromMinor: price, toMinor: after });
    price = after;
  }
  sellerMovesTo(priceNowMinor);
  return changes;
}
