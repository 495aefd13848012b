/** What the address of a list of offers can ask, in the order in which it is written. */
const ASKED_NAMES = [
  ...(['q', 'category', 'country', 'district', 'near', 'priceTo', 'currency', 'by', 'quantity', 'unit'] as const),
  ...(['delivery', 'verified', 'sort', 'plain', 'cursor'] as const),
] as const;

export type AskedName = (typeof ASKED_NAMES)[number];

/** What an address asks, as it is written there; nothing in it is checked yet. */
export type Asked = Partial<Record<AskedName, string>>;

/** Names that narrow a list, and are therefore taken off together. */
export const NARROWING: readonly AskedName[] = [
  ...(['category', 'country', 'district', 'priceTo', 'currency', 'by', 'quantity', 'unit', 'delivery'] as const),
  'verified',
];

/** What an address asks of a list of offers; other names and empty values are left out. */
export function askedIn(address: URLSearchParams): Asked {
  const given = ASKED_NAMES.map((name) => [name, address.get(name) ?? '']).filter(([, value]) => value !== '');
  return Object.fromEntries(given) as Asked;
}

/** What is asked without these. */
export function without(asked: Asked, ...names: readonly AskedName[]): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !names.includes(name as AskedName)));
}

/** What is asked, as an address writes it ("q=honey&country=KE"), always in the same order; the usual order is not said. */
export function askedText(asked: Asked): string {
  const written = new URLSearchParams();
  for (const name of ASKED_NAMES) {
    const value = asked[name];
    if (value && !(name === 'sort' && value === 'best')) written.set(name, value);
  }
  return written.toString();
}

/** The address of a list of offers. */
export function offersAddress(asked: Asked): string {
  const text = askedText(asked);
  return text ? `/offers?${text}` : '/offers';
}
