import { toAsciiDigits } from '~/platform/digits';
import { normalise } from './normalise';

/** So much of a unit (its code in table `unit`); null where the number stands for pieces of whatever is sold. */
export type Amount = { quantity: number; unit: string | null };

/** A row of table `unit`. */
export type UnitEntry = { code: string; dimension: string; factor: number; names: Record<string, string> };

/** Further ways to write units, each with the code and how much of it one is. */
const WRITTEN: readonly (readonly [code: string, times: number, ways: string])[] = [
  ['kg', 1, 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes किलो किग्रा கிலோ کیلو'],
  ['g', 1, 'g gm gms gr gram grams gramme grammes gramu'],
  ['g', 100, 'hekto'],
  ['quintal', 1, 'q quintal quintals kwintali'],
  ['tonne', 1, 't ton tons tonne tonnes tani'],
  ['litre', 1, 'l lt ltr ltrs litre litres liter liters lita लिटर'],
  ['ml', 1, 'ml mls millilitre millilitres milliliter milliliters मिली மில்லி'],
  ['ml', 10, 'cl'],
  ['ml', 100, 'dl'],
  ['piece', 1, 'pc pcs pce piece pieces nos unit units kipande vipande st styck पीस'],
  ['dozen', 1, 'doz dozen dozens dazani dussin'],
  ['pair', 1, 'pair pairs par jozi'],
  ['set', 1, 'set sets seti'],
  ['pack', 1, 'pack packs packet packets pkt pkts pakiti'],
  ['bundle', 1, 'bundle bundles fungu mafungu knippe knippen'],
  ['crate', 1, 'crate crates kreti makreti'],
  ['tray', 1, 'tray trays trei'],
  ['plate', 1, 'plate plates sahani portion portions'],
  ['metre', 1, 'm mtr mtrs metre metres meter meters mita'],
  ['metre', 0.01, 'cm'],
  ['square-metre', 1, 'sqm m2'],
  ['hour', 1, 'hr hrs hour hours saa'],
  ['day', 1, 'day days siku'],
];

const NUMBER = String.raw`(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+|\d{1,7}(?:[.,]\d{1,3})?)`;
const WORD = String.raw`([\p{L}\p{M}]+2?)`;
const NUMBER_FIRST = new RegExp(String.raw`${NUMBER}\s*${WORD}(?![\p{L}\p{M}\p{N}])`, 'gu');
const UNIT_FIRST = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${WORD}\s+${NUMBER}(?![\p{L}\p{N}.,×])`, 'gu');
const BEGINS_WITH_NUMBER = new RegExp(String.raw`^\s*${NUMBER}\s+(?=[\p{L}])`, 'u');

/** Reads amounts of goods out of queries, with the units of the market. */
export function amountReader(units: readonly UnitEntry[]): (query: string) => Amount | null {
  const known = new Map<string, { code: string; times: number }>();
  const codes = new Set(units.map(({ code }) => code));
  for (const { code, names } of units) {
    for (const name of [code, ...Object.values(names)]) {
      const word = normalise(name);
      if (!word.includes(' ')) known.set(word, { code, times: 1 });
    }
  }
  for (const [code, times, ways] of WRITTEN) {
    if (codes.has(code)) for (const way of ways.split(' ')) known.set(normalise(way), { code, times });
  }
  const of = (number: string, word: string): Amount | undefined => {
    const unit = known.get(normalise(word));
    const quantity = numberOf(number) * (unit?.times ?? 1);
    return unit && quantity > 0 ? { quantity, unit: unit.code } : undefined;
  };
  const dozen = known.get('dozen')?.code;
  return (query) => {
    const text = toAsciiDigits(query.slice(0, 400).normalize('NFKC'));
    for (const [, number = '', word = ''] of text.matchAll(NUMBER_FIRST)) {
      const amount = of(number, word);
      if (amount) return amount;
    }
    for (const [, word = '', number = ''] of text.matchAll(UNIT_FIRST)) {
      const amount = of(number, word);
      if (amount) return amount;
    }
    const [first = ''] = normalise(text).split(' ');
    if (dozen !== undefined && known.get(first)?.code === dozen) return { quantity: 1, unit: dozen };
    const pieces = numberOf(BEGINS_WITH_NUMBER.exec(text)?.[1] ?? '0');
    return pieces > 1 && Number.isInteger(pieces) ? { quantity: pieces, unit: null } : null;
  };
}

/** "1,000" and "1000" are a thousand, "1,5" and "1.5" one and a half. */
function numberOf(text: string): number {
  return Number(/^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.'));
}
