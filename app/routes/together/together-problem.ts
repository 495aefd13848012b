import { fitWords } from '~/components/together/fit-words';
import type { OrderTogetherError } from '~/domain/orders/order-together.server';
import type { ConfirmShareError } from '~/domain/sourcing/together/confirm-share.server';
import type { LeavePurchaseError } from '~/domain/sourcing/together/leave-purchase.server';
import type { OpenPurchaseError } from '~/domain/sourcing/together/open-purchase.server';
import type { Translator } from '~/platform/i18n';
import { orderProblem } from '../orders/order-problem';

type TogetherError = OpenPurchaseError | ConfirmShareError | LeavePurchaseError | OrderTogetherError;
type Shown = { unitName: string; currency: string; quantity: number };

/** What a refusal means and what to do, with the field it belongs to; without a field it stands above the form. */
export function togetherProblem(
  error: TogetherError,
  { unitName: unit, currency, quantity }: Shown,
  words: Translator,
): { field: string; message: string } {
  const { t, number, date, money } = words;
  switch (error.code) {
    case 'purchase-not-found':
    case 'group-not-found':
    case 'not-in':
      return { field: '', message: t('together.error.not-in') };
    case 'closed':
      return { field: '', message: t('together.error.closed', { state: t(`together.state.${error.state}`) }) };
    case 'too-late':
      return { field: '', message: t('together.error.too-late', { date: date(error.closesOn) }) };
    case 'acts-herself':
      return { field: 'memberId', message: t('together.error.acts-herself', { name: error.name }) };
    case 'more-than-there-is':
      if ('quantityStep' in error) break;
      return { field: 'quantity', message: t('together.error.more-than-there-is', { most: number(error.most), unit }) };
    case 'day-out-of-range': {
      const range = { first: date(error.first), last: date(error.last) };
      return { field: 'closesOn', message: t('together.error.day-out-of-range', range) };
    }
    case 'quantity-changed':
      return { field: '', message: t('together.error.quantity-changed', { quantity: number(error.quantity), unit }) };
    case 'price-rose':
      return {
        field: 'highestPriceMinor',
        message: t('together.error.price-rose', { price: money(error.priceMinor, currency) }),
      };
    case 'unknown-price':
      return { field: 'highestPriceMinor', message: t('catalogue.error.unknown-choice') };
    case 'changed-meanwhile':
    case 'not-all-agreed':
    case 'nobody-agreed':
      return { field: '', message: t(`together.error.${error.code}`) };
    case 'not-orderable':
      return { field: '', message: fitWords(error.fit, unit, words) };
    case 'below-minimum':
    case 'not-in-steps':
    case 'offer-not-found':
    case 'not-for-sale':
    case 'own-offer':
    case 'pickup-only':
    case 'wished-too-early':
    case 'total-too-large':
    case 'key-used-otherwise':
      break;
  }
  return { ...orderProblem(error, unit, quantity, words), field: fieldOf(error) };
}

/** Of an order's own problems only that of delivery has its field on the form that opens a purchase. */
function fieldOf({ code }: TogetherError): string {
  return code === 'pickup-only' ? 'deliveryMethod' : '';
}
