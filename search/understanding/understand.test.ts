import { describe, expect, it } from 'vitest';
import { referenceSource, referenceVocabulary } from '../../tests/support/reference-vocabulary';
import { understand } from './understand';
import { phrasesOf } from './vocabulary';

const vocabulary = referenceVocabulary();
const meant = (query: string) => understand(vocabulary, query);
const first = (query: string) => meant(query).types[0]?.code;
const codes = (query: string) => meant(query).types.map(({ code }) => code);

/** A generator of numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Every name and synonym with the product types that it stands for. */
function everyTerm(): { term: string; types: Set<string> }[] {
  const { productTypes, productTerms } = referenceSource();
  const types = new Map<string, Set<string>>();
  const add = (term: string, code: string) => {
    const key = term.toLowerCase();
    types.set(key, (types.get(key) ?? new Set()).add(code));
  };
  for (const { code, names } of productTypes) {
    for (const name of Object.values(names)) for (const phrase of phrasesOf(name)) add(phrase, code);
  }
  for (const { productType, term } of productTerms) add(term, productType);
  return Array.from(types, ([term, codesOfTerm]) => ({ term, types: codesOfTerm }));
}

function share(cases: { query: string; types: Set<string> }[]): number {
  return cases.filter(({ query, types }) => types.has(first(query) ?? '')).length / cases.length;
}

describe('the vocabulary', () => {
  const terms = everyTerm();

  it('knows a name by what stands before its “and”', () => {
    expect(codes('plastic jars')).toEqual(['plastic-jars']);
    expect(first('ceramic cups')).toBe('ceramic-tableware');
  });

  it('knows every one of its own terms', () => {
    expect(share(terms.map(({ term, types }) => ({ query: term, types })))).toBeGreaterThan(0.995);
  });

  it('knows them among amounts, prepositions and the words of trade', () => {
    const asked = terms.flatMap(({ term, types }) => [
      { query: `buy ${term} 50 kg wholesale`, types },
      { query: `${term} ۱۰ کیلو قیمت`, types },
    ]);
    expect(share(asked)).toBeGreaterThan(0.99);
  });

  it('knows most of them with one letter missing, doubled or changed places', () => {
    const random = seeded(7);
    const misspelt = terms.flatMap(({ term, types }) => {
      const letters = Array.from(term);
      if (letters.length < 6) return [];
      const at = 1 + Math.floor(random() * (letters.length - 2));
      const [one = '', other = ''] = [letters[at], letters[at + 1]];
      if (one === ' ' || other === ' ') return [];
      const slips = [[other], [one, one, other], [other, one]];
      const slip = slips[Math.floor(random() * slips.length)] ?? [];
      return [{ query: [...letters.slice(0, at), ...slip, ...letters.slice(at + 2)].join(''), types }];
    });
    expect(misspelt.length).toBeGreaterThan(2500);
    expect(share(misspelt)).toBeGreaterThan(0.93);
  });
});

describe('understand', () => {
  it('takes the whole of what was said before its parts', () => {
    expect(codes('mango pickle')[0]).toBe('mango-pickle');
    expect(codes('peanut butter')).not.toContain('butter');
    expect(codes('jars for honey')[0]).toBe('glass-jars');
    expect(codes('natural dyed carpet')[0]).toBe('carpet');
  });

  it('takes a word that several products share for all of them', () => {
    expect(codes('haldi')).toEqual(expect.arrayContaining(['turmeric-powder', 'turmeric-root']));
    expect(codes('sabuni')).toEqual(expect.arrayContaining(['handmade-soap', 'laundry-soap', 'liquid-soap']));
  });

  it('reads one word as two and two as one', () => {
    expect(first('bees wax')).toBe('beeswax');
    expect(first('peanutbutter')).toBe('peanut-butter');
    expect(first('ground nut oil')).toBe('groundnut-oil');
  });

  it('reads the beginning of the last word only', () => {
    expect(codes('turm')).toEqual(expect.arrayContaining(['turmeric-powder']));
    expect(codes('turm accounting')).toEqual([]);
  });

  it('finds other forms of a word by the rules of its language', () => {
    expect(first('tomatos')).toBe('tomatoes');
    expect(first('mikeka miwili')).toBe('grass-mat');
    expect(first('टोकरियां')).toBe('bamboo-basket');
    expect(first('மாம்பழங்கள்')).toBe('mangoes');
    expect(first('korgar')).toMatch(/basket/);
  });

  it('hears words that are spelled as they sound', () => {
    expect(first('shehed')).toBe('honey');
    expect(first('karuppatti')).toBe('palm-jaggery');
    expect(first('choodiyan')).toBe('bangles');
  });

  it('leaves what products do not account for to the texts', () => {
    expect(meant('organic honey')).toMatchObject({ rest: ['organic'], strict: false });
    expect(meant('gluten free flour')).toMatchObject({ rest: ['gluten', 'free'], strict: true });
    expect(meant('honey from Kenya').rest).toEqual(['countryke']);
  });

  it('says which words it read as others', () => {
    expect(meant('scool unifrom').corrections).toEqual([
      { from: 'scool', to: 'school' },
      { from: 'unifrom', to: 'uniform' },
    ]);
    expect(meant('school uniform').corrections).toEqual([]);
  });

  it('finds everything of a category by its name', () => {
    expect(codes('spices')).toEqual(expect.arrayContaining(['cumin-seed', 'cloves', 'saffron']));
    expect(codes('viungo')).toContain('cinnamon');
  });

  it.each([
    [
      'English',
      ['car insurance', 'laptop computer', 'bank loan', 'diesel engine parts', 'dentist appointment', 'qwerty'],
    ],
    ['Swahili', ['bima ya gari', 'simu ya mkononi', 'mkopo wa benki', 'tiketi ya ndege', 'daktari wa meno']],
    ['Hindi', ['हवाई यात्रा', 'कार बीमा', 'किराए का मकान', 'सोने की अंगूठी', 'विश्वविद्यालय प्रवेश']],
    ['Tamil', ['விமான டிக்கெட்', 'வங்கி கடன்', 'கார் வாடகை', 'மருத்துவர்', 'துப்பாக்கி']],
    ['Dari', ['بیمه موتر', 'تکت طیاره', 'خانه کرایی', 'قرضه بانکی', 'کسی']],
    ['Swedish', ['bilförsäkring', 'flygbiljett', 'lägenhet', 'fotboll', 'mobiltelefon']],
  ])('names no product for what is not traded here, in %s', (_, queries) => {
    for (const query of queries) {
      const { types, strict, rest } = meant(query);
      expect(types.length === 0 || (strict && rest.length > 0), query).toBe(true);
    }
  });

  it('answers any text, however long or strange', () => {
    for (const query of ['', ' ', 'the', '\u0000', 'x'.repeat(10_000), 'honey '.repeat(2000), '\ud800\udfff', '🍯']) {
      expect(meant(query).words.length).toBeLessThanOrEqual(12);
    }
  });
});
