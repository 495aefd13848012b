import { describe, expect, it } from 'vitest';
import { allowedDistance, spellingDistance } from './spelling-distance';

const isSlip = (typed: string, known: string): boolean => {
  const letters = Array.from(typed);
  const allowed = allowedDistance(letters);
  return spellingDistance(letters, Array.from(known), allowed) <= allowed;
};

describe('spellingDistance', () => {
  it.each([
    ['a missing vowel', 'hony', 'honey'],
    ['one letter for a like one', 'asari', 'asali'],
    ['two letters that changed places', 'mandzai', 'mandazi'],
    ['a letter doubled', 'agarbatii', 'agarbati'],
    ['a vowel for a vowel', 'avacado', 'avocado'],
    ['the next key', 'saffrom', 'saffron'],
    ['a mark of a Tamil letter', 'தககாளி', 'தக்காளி'],
  ])('takes %s for a slip', (_, typed, known) => {
    expect(isSlip(typed, known)).toBe(true);
  });

  it.each([
    ['short words', 'car', 'cat'],
    ['another first letter in a short word', 'gari', 'kari'],
    ['a letter far away on the keyboard', 'stamp', 'svamp'],
    ['words that only share some letters', 'lottery', 'pottery'],
  ])('does not take %s for one another', (_, typed, known) => {
    expect(isSlip(typed, known)).toBe(false);
  });
});
