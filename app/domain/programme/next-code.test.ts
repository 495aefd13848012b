import { expect, it } from 'vitest';
import { nextCode } from './next-code';

it('counts on from the latest code, beyond the digits of the scheme too', () => {
  expect(nextCode('IN-', null, 5)).toBe('IN-00001');
  expect(nextCode('IN-', 'IN-00041', 5)).toBe('IN-00042');
  expect(nextCode('IN-00003-M', 'IN-00003-M99', 2)).toBe('IN-00003-M100');
});

it('refuses a code of another scheme', () => {
  expect(() => nextCode('IN-', 'KE-00001', 5)).toThrow(RangeError);
  expect(() => nextCode('IN-', 'IN-X', 5)).toThrow(RangeError);
});
