import { expect, it } from 'vitest';
import { plainLine, plainText } from './plain-text';

it('leaves out what nobody sees: controls, marks that turn the direction, halves of characters', () => {
  expect(plainLine(' ha\u0000l\u202edi \ud800 \n 50  kg ')).toBe('haldi 50 kg');
  expect(plainLine('haldi \u202e 50')).toBe('haldi 50');
  expect(plainText('one\r\ntwo\u0007\udc00', 100)).toBe('one\ntwo');
});

it('keeps whole characters of every plane, and joiners', () => {
  expect(plainLine('🍯 क्\u200dष')).toBe('🍯 क्\u200dष');
  expect([2, 3].map((most) => plainText('a🍯b', most))).toEqual(['a', 'a🍯']);
});
