import { z } from 'zod';
import { MOST_PRICE_MINOR, wholeNumber } from '~/domain/catalogue/offer-fields';
import { plainFigure } from '~/platform/digits';
import { parseAmount } from '~/platform/money';
import { MOST_HOURS, MOST_MADE_AT_ONCE } from './fair-price';

/** An amount that can be nothing, in major units of the currency, as minor units. */
function amountField(currency: string) {
  return z
    .string()
    .default('')
    .transform((typed, check): number => {
      const refuse = (message: string, params = {}) => {
        check.addIssue({ code: 'custom', message, params });
        return z.NEVER;
      };
      if (typed.trim() === '') return refuse('missing');
      const amount = parseAmount(typed, currency);
      if (!amount.ok && amount.error.code === 'too-many-decimals')
        return refuse('too-many-decimals', { digits: amount.error.digits });
      if (!amount.ok) return refuse('not-a-price');
      if (amount.value < 0) return refuse('too-small', { least: 0 });
      return amount.value > MOST_PRICE_MINOR ? refuse('price-too-high') : amount.value;
    });
}

/** Hours with at most two decimals, as hundredths of an hour. */
const hoursField = z
  .string()
  .default('')
  .transform((typed, check): number => {
    const text = plainFigure(typed);
    const hours = /^\d{1,5}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
    if (hours !== null && hours <= MOST_HOURS * 100) return hours;
    const code = text === '' ? 'missing' : hours === null ? 'not-hours' : 'too-many';
    check.addIssue({ code: 'custom', message: code, params: { most: MOST_HOURS } });
    return z.NEVER;
  });

/** What an offer costs its maker, as she types it; amounts in the offer's currency. */
export function offerCostSchema(currency: string) {
  return z
    .object({
      madeAtOnce: wholeNumber({ least: 1, most: MOST_MADE_AT_ONCE }),
      materials: amountField(currency),
      hours: hoursField,
      hourWorth: amountField(currency),
      version: z.coerce.number().int().catch(0),
    })
    .transform(({ madeAtOnce, materials, hours, hourWorth, version }) => ({
      ...{ madeAtOnce, version },
      ...{ materialsMinor: materials, hoursHundredths: hours, hourWorthMinor: hourWorth },
    }));
}
