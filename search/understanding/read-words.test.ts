import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { referenceVocabulary } from '../../tests/support/reference-vocabulary';
import type { Place } from '../places.server';
import { amountReader } from './amount';
import { normalise } from './normalise';
import { readWords } from './read-words';
import { understand } from './understand';

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(`db/reference/${file}`, 'utf8'), { columns: true });

const vocabulary = referenceVocabulary();
const places = new Map(
  rowsOf('places.csv').map(({ country = '', name = '', latitude, longitude }): [string, Place] => {
    return [normalise(name), { country, name, latitude: Number(latitude), longitude: Number(longitude) }];
  }),
);
const amountIn = amountReader(
  rowsOf('units.csv').map(({ unit = '', dimension = '', base_factor: factor, ...names }) => {
    return { code: unit, dimension, factor: Number(factor), names };
  }),
);
const read = (query: string) =>
  readWords(query, {
    understand: (text) => understand(vocabulary, text),
    isKnown: (word) => vocabulary.wordByText.has(word),
    placeOf: (name) => places.get(normalise(name)),
    amountIn,
  });

describe('the words of a query', () => {
  it.each([
    ['honey baringo', 'honey', 'Baringo'],
    ['haldi in Villupuram 50 kg', 'turmeric-powder', 'Villupuram'],
    ['Kisumu school uniforms', 'school-uniform', 'Kisumu'],
    ['asali kutoka Kitui', 'honey', 'Kitui'],
  ])('name a place beside a product: “%s”', (query, type, place) => {
    const { meant, place: found } = read(query);
    expect(found?.name).toBe(place);
    expect(meant.types[0]?.code).toBe(type);
    expect(meant.words).not.toContain(normalise(place));
  });

  it('take no product for a place, though a place is called like it', () => {
    for (const query of ['dried mango', 'mango', 'amla pickle', 'mara', 'honey', 'organic honey'])
      expect(read(query).place, query).toBeUndefined();
  });

  it('name an amount beside a product only', () => {
    expect(read('hldi 50 kilo').amount).toEqual({ quantity: 50, unit: 'kg' });
    expect(read('400 uniforms').amount).toEqual({ quantity: 400, unit: null });
    expect(read('xqzvbnt 50 kg').amount).toBeNull();
  });

  it.each(Array.from(places.keys()).filter((_, at) => at % 1000 === 7))('find nothing for nonsense in %s', (place) => {
    for (const nonsense of [
      'car insurance',
      'xqzvbnt',
      'helicopter spare parts',
      'mkopo wa benki',
      'विमान',
      'flygbiljett',
    ]) {
      const { meant } = read(`${nonsense} ${place}`);
      expect(meant.types.length === 0 || (meant.strict && meant.rest.length > 0), `${nonsense} ${place}`).toBe(true);
    }
  });
});
