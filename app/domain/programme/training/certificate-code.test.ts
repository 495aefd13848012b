import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeFrom, readCode, shownCode } from './certificate-code';

const codes = Array.from({ length: 300 }, () => codeFrom(randomBytes(11)));

describe('a certificate’s code', () => {
  it('reads back as it is shown, in small letters, with spaces, and with the letters that are taken for digits', () => {
    for (const code of codes) {
      expect(shownCode(code)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(readCode(shownCode(code).toLowerCase())).toBe(code);
      expect(readCode(` ${code.replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code);
    }
  });

  it('is none with one character changed', () => {
    for (const code of codes) {
      for (let at = 0; at < code.length; at += 1) {
        const other = code[at] === '7' ? '8' : '7';
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
      }
    }
  });

  it('is none with two neighbours turned round, but for 0 and Z', () => {
    for (const code of codes) {
      for (let at = 0; at < code.length - 1; at += 1) {
        const [one = '', next = ''] = [code[at], code[at + 1]];
        if (one === next || new Set([one, next, '0', 'Z']).size === 2) continue;
        expect(readCode(code.slice(0, at) + next + one + code.slice(at + 2))).toBeNull();
      }
    }
  });

  it('is none when it is shorter, longer, or has other characters', () => {
    for (const text of ['', 'A', '0'.repeat(11), '0'.repeat(13), 'UUUUUUUUUUUU', '½'.repeat(12), '../../etc/pw']) {
      expect(readCode(text)).toBeNull();
    }
  });
});
