import { normalise } from './normalise';

/** Units as people write them beside a number, in the market's languages. */
const UNITS = `
kg kgs kilo kilos kilogram kilograms g gm gms gr gram grams mg quintal quintals q ton tons tonne tonnes t
l lt ltr ltrs litre litres liter liters ml millilitre milliliter cl dl gallon gallons
m mtr metre metres meter meters cm mm inch inches ft foot feet yard yards sqm
pc pcs pce piece pieces nos unit units dozen dozens doz pair pairs set sets pack packs packet packets pkt box boxes bundle
bundles crate crates tray trays sack sacks bag bags carton cartons tin tins jar jars bottle bottles bucket buckets drum
hour hours hr hrs day days week weeks month months year years plate plates people persons guests percent
gramu lita tani kwintali kipande vipande dazani jozi seti pakiti fungu mafungu kreti trei sahani mita saa siku gunia magunia
mfuko mifuko debe madebe ndoo watu
किलो किलोग्राम किग्रा ग्राम क्विंटल टन लीटर लिटर मिली मीटर नग दर्जन जोड़ी सेट पैकेट पैक बोरी गट्ठर क्रेट ट्रे थाली घंटा दिन पीस
கிலோ கிலோகிராம் கிராம் குவிண்டால் டன் லிட்டர் மில்லி மீட்டர் டஜன் ஜோடி செட் பாக்கெட் கட்டு பெட்டி மூட்டை தட்டு நாள் எண்ணிக்கை
کیلو کیلوگرام گرام گرم کوینتال تن لیتر متر دانه درجن جوره ست بسته دسته کریت پتنوس بشقاب ساعت روز بوجی
gram hekto liter styck st dussin par meter portion timme dag kilogram
`;

const units: ReadonlySet<string> = new Set(UNITS.split(/\s+/).filter(Boolean).map(normalise));

const NUMBER = /^\p{N}+([x×]\p{N}+)*$/u;
const NUMBER_WITH_UNIT = /^\p{N}+([\p{L}\p{M}]+)$/u;
const ORDINAL = new Set(['st', 'nd', 'rd', 'th', 'a']);

/**
 * The words that remain when amounts are taken out: "layer feed 50 kg" is about layer feed.
 * A unit goes only beside its number and beside other words, since many units are products too: "24 jars".
 */
export function withoutQuantities(words: readonly string[]): string[] {
  const kept: string[] = [];
  const taken: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (NUMBER.test(word)) {
      const next = words[at + 1] ?? '';
      if (units.has(next)) {
        taken.push(next);
        at += 1;
      }
      continue;
    }
    const glued = NUMBER_WITH_UNIT.exec(word)?.[1];
    if (glued !== undefined && (units.has(glued) || ORDINAL.has(glued))) continue;
    kept.push(word);
  }
  return kept.length > 0 ? kept : taken;
}
