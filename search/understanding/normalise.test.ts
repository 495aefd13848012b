import { describe, expect, it } from 'vitest';
import { normalise, words } from './normalise';

describe('normalise', () => {
  it.each([
    ['case, accents and punctuation', 'Skoluniform – ÅRSKURS 1–3!', 'skoluniform arskurs 1 3'],
    ['apostrophes within words', "Ng'ombe’s children's", 'ngombes childrens'],
    ['digits of any script', '۱۵ லிட்டர் ௫ और १०', '15 லிட்டர் 5 और 10'],
    ['Arabic for Persian letters', 'كتاب يك', 'کتاب یک'],
    ['hamza and vowel signs', 'قُرُوت أرد', 'قروت ارد'],
    ['the half space of Persian', 'سایه\u200cخشک', 'سایه خشک'],
    ['the dot of Devanagari letters', 'ज़ीरा', 'जीरा'],
    ['nasals written as a letter or a dot', 'हिन्दी बाँस', 'हिंदी बांस'],
    ['the doubled consonant between Tamil words', 'மல்லித் தூள்', 'மல்லி தூள்'],
    ['unseen characters', 'ho\u200bn\u202eey\u00ad', 'honey'],
    ['compatibility forms', 'ｈｏｎｅｙ ½', 'honey 1 2'],
  ])('tells %s as one', (_, text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  it('gives a normal text back as it is', () => {
    for (const text of ['இட்லிப் பொடி', 'Ñandú', "ng'ombe", 'می‌خواهم', 'हल्दी गाँठ']) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });

  it('finds no words in what has none', () => {
    expect(words(' …!? \u0000 🍯 ')).toEqual([]);
  });
});
