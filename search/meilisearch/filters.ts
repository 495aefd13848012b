import { isChosen, KINDS, type Kind, type Narrowing } from '../narrowing';
import { dayNumber } from './settings';

/** Filters of Meilisearch for the chosen ones among these kinds. */
export function filtersOf(narrowing: Narrowing, kinds: readonly Kind[] = KINDS): string[] {
  return kinds.filter((kind) => isChosen(narrowing, kind)).flatMap((kind) => filterOf(narrowing, kind));
}

function filterOf(narrowing: Narrowing, kind: Kind): string[] {
  const { categories, country, districtKey, dimension, currency, priceTo, delivery, verified } = narrowing;
  switch (kind) {
    case 'category':
      return [oneOf('category', categories ?? [])];
    case 'country':
      return [is('country', country)];
    case 'district':
      return [is('districtKey', districtKey)];
    case 'unit':
      return [is('dimension', dimension)];
    case 'price':
      return [is('currency', currency), ...(priceTo === undefined ? [] : [`basePriceMinor <= ${priceTo}`])];
    case 'delivery':
      return [`deliveryRank >= ${delivery ?? 0}`];
    case 'verified':
      return [`verifiedDay <= ${dayNumber(verified ?? '')}`];
    case 'by':
    case 'quantity':
      return [];
  }
}

const is = (field: string, value: string | undefined): string => `${field} = ${JSON.stringify(value ?? '')}`;

/** One of several values, each as a text of its own: whatever it holds, it is no operator. */
export const oneOf = (field: string, values: readonly string[]): string =>
  `${field} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`;
