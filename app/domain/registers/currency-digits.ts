import { currencyDigits, knownCurrencies } from '~/platform/currencies';

const CASES = knownCurrencies.map((code) => `when '${code}' then ${currencyDigits(code)}`).join(' ');

/** SQL for how many decimals the currency of an expression has; null where it is unknown. */
export function digitsOfCurrency(expression: string): string {
  return `(case ${expression} ${CASES} end)`;
}
