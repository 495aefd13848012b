/** What a purchase together can be; only an open one changes. */
export type PurchaseState = 'open' | 'ordered' | 'cancelled' | 'lapsed';

export type PurchaseEventKind =
  'opened' | 'joined' | 'changed' | 'confirmed' | 'left' | 'left_out' | 'ordered' | 'cancelled' | 'lapsed';

/** Days after the last day to join when a purchase that nobody ordered lapses by itself. */
export const LAPSE_DAYS = 14;
/** How many days ahead the last day to join may lie. */
export const MOST_DAYS_OPEN = 60;
