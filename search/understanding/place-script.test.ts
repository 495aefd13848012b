import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise';
import { placeReader } from './place-script';

const rows: { country: string; name: string }[] = parse(readFileSync('db/reference/places.csv', 'utf8'), {
  columns: true,
});
const read = placeReader(rows.map((row) => ({ ...row, key: normalise(row.name) })));
const nameOf = (typed: string) => read(normalise(typed))?.name;

describe('a place in another script', () => {
  it.each([
    ['விழுப்புரம்', 'Villupuram'],
    ['தஞ்சாவூர்', 'Thanjavur'],
    ['தர்மபுரி', 'Dharmapuri'],
    ['वाराणसी', 'Varanasi'],
    ['मुजफ्फरपुर', 'Muzaffarpur'],
    ['रांची', 'Rānchī'],
    ['هرات', 'Herat'],
    ['بامیان', 'Bamyan'],
    ['مزار شریف', 'Mazār-e Sharīf'],
  ])('%s is %s', (typed, name) => {
    expect(nameOf(typed)).toBe(name);
  });

  it('is not guessed at where several sound alike', () => {
    expect(['மதுரை', 'कानपुर', 'Villupuram', 'ប៉ៃលិន', ''].map(nameOf)).toEqual(Array(5).fill(undefined));
  });

  it.each([
    'நல்ல சின்ன பெரிய இனிப்பு வெள்ளை கருப்பு சிவப்பு பச்சை நாட்டு காட்டு வீட்டில் உலர்ந்த அரைத்த முழு தரமான திருமணம் பள்ளி',
    'अच्छा बड़ा छोटा मीठा सफेद काला हरा देसी घरेलू सूखा पिसा साबुत जंगली पहाड़ी नमकीन मसालेदार शादी स्कूल बाजार गुलाबी',
    'سفید سیاه سرخ سبز بزرگ کوچک شیرین ترش محلی وطنی خشک دستی کوهی صادراتی عروسی مکتب زنانه مردانه نرم طبیعی پشمی',
  ])('is not heard in the words that stand beside goods: %s', (said) => {
    expect(said.split(' ').filter((word) => nameOf(word) !== undefined)).toEqual([]);
  });
});
