import { describe, expect, it } from 'vitest';
import { words } from './normalise';
import { withoutQuantities } from './quantities';

describe('withoutQuantities', () => {
  it.each([
    ['layer chicken feed 50 kg', 'layer chicken feed'],
    ['50kg maize', 'maize'],
    ['கடலை எண்ணெய் 15 லிட்டர்', 'கடலை எண்ணெய்'],
    ['برنج ۲۵ کیلو', 'برنج'],
    ['timber 2x4', 'timber'],
    ['egg trays', 'egg trays'],
    ['24 jars', 'jars'],
    ['0000 9999', ''],
  ])('leaves of “%s” what it is about', (query, left) => {
    expect(withoutQuantities(words(query)).join(' ')).toBe(words(left).join(' '));
  });
});
