import type { PlaceOrderError } from '~/domain/orders/place-order.server';
import type { MessageKey, MessageValues, Translator } from '~/platform/i18n';

/** A failure in words and the field it belongs to; without a field it stands above the form. */
export type Problem = { field: string | null; message: string };

type Words = { field: string | null; key: MessageKey; values?: MessageValues };

/** What a refused order means for the buyer, and what she can do instead. */
export function orderProblem(error: PlaceOrderError, unitName: string, quantity: number, words: Translator): Problem {
  const { field, key, values } = wordsOf(error, unitName, quantity, words);
  return { field, message: words.t(key, values) };
}

function wordsOf(error: PlaceOrderError, unit: string, quantity: number, { number, date }: Translator): Words {
  switch (error.code) {
    case 'below-minimum':
    case 'not-in-steps':
    case 'more-than-there-is': {
      if (error.most === 0) return { field: 'quantity', key: 'orders.error.none-left' };
      const { minQuantity, quantityStep, most } = error;
      const below = minQuantity + Math.floor(Math.max(0, quantity - minQuantity) / quantityStep) * quantityStep;
      return {
        field: 'quantity',
        key: `orders.error.${error.code}`,
        values: {
          unit,
          min: number(minQuantity),
          step: number(quantityStep),
          most: number(most),
          below: number(below),
          above: number(Math.min(below + quantityStep, most)),
        },
      };
    }
    case 'wished-too-early':
      return { field: 'wishedOn', key: 'orders.error.wished-too-early', values: { date: date(error.promisedOn) } };
    case 'pickup-only':
      return { field: 'deliveryMethod', key: 'orders.error.pickup-only' };
    case 'total-too-large':
      return { field: 'quantity', key: 'orders.error.total-too-large' };
    case 'offer-not-found':
    case 'not-for-sale':
      return { field: null, key: 'orders.error.not-for-sale' };
    case 'own-offer':
      return { field: null, key: 'orders.error.own-offer' };
    case 'key-used-otherwise':
      return { field: null, key: 'orders.error.key-used-otherwise' };
  }
}
