/** A purchase was opened: the group's members are told. */
export const TOGETHER_OPENED = 'together.opened';
/** One unit costs more than before: those who take part are told. */
export const TOGETHER_PRICE_ROSE = 'together.price-rose';
/** A purchase was ordered, cancelled or lapsed: those who took part are told. */
export const TOGETHER_CLOSED = 'together.closed';

export type TogetherEvent = { purchaseId: string };
/** The row of the purchase's history that made the price rise. */
export type TogetherPriceRose = { purchaseId: string; historyId: number };
