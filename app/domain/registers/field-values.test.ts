import { describe, expect, it } from 'vitest';
import {
  readAmount,
  readBirthYear,
  readCode,
  readDate,
  readLanguage,
  readRate,
  readTimezone,
  readWhole,
  type ReadField,
} from './field-values';

const taken = (read: ReadField, texts: string[]) => texts.map((text) => read(text));
const refusedAs = (read: ReadField, texts: string[]) =>
  texts.map((text) => {
    const value = read(text);
    return typeof value === 'string' ? `taken as ${value}` : value.code;
  });

describe('a date', () => {
  it('is a day of the Gregorian calendar, in digits of any script', () => {
    expect(taken(readDate, ['2026-01-31', '2024-02-29', '2000-02-29', '۲۰۲۶-۰۱-۳۱', '२०२६-०१-३१'])).toEqual([
      '2026-01-31',
      '2024-02-29',
      '2000-02-29',
      '2026-01-31',
      '2026-01-31',
    ]);
    expect(
      refusedAs(readDate, ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '0000-01-01']),
    ).toEqual(Array(6).fill('date-unreal'));
    expect(refusedAs(readDate, ['2026-1-31', '26-01-31', '31.01.2026', '2026/01/31', '20260131', 'today'])).toEqual(
      Array(6).fill('date-form'),
    );
  });
});

describe('an amount', () => {
  it('is digits and how many of them are decimals', () => {
    expect(taken(readAmount('not-zero'), ['1250.50', '0050', '-20', '7.0', '१२५०.५'])).toEqual([
      '125050\t2',
      '50\t0',
      '-20\t0',
      '70\t1',
      '12505\t1',
    ]);
  });

  it('is written with a point and nothing else', () => {
    const others = ['1,250', '1 250', '.5', '5.', '+5', '−5', '1e3', '٫5', '5.5.5', '--5', 'Rs 5'];
    expect(refusedAs(readAmount('positive'), others)).toEqual(Array(others.length).fill('amount-form'));
  });

  it('has the sign that its column asks for', () => {
    expect(refusedAs(readAmount('positive'), ['0', '0.00', '-0', '-1'])).toEqual(Array(4).fill('amount-not-positive'));
    expect(refusedAs(readAmount('not-zero'), ['0', '-0.00'])).toEqual(Array(2).fill('amount-zero'));
    expect(refusedAs(readAmount('not-negative'), ['-0', '-0.01'])).toEqual(['taken as 0\t0', 'amount-negative']);
  });

  it('can be kept exactly', () => {
    expect(taken(readAmount('positive'), ['90071992547409.91'])).toEqual(['9007199254740991\t2']);
    expect(refusedAs(readAmount('positive'), ['90071992547409.92', '9'.repeat(400)])).toEqual(
      Array(2).fill('amount-large'),
    );
  });
});

describe('a code', () => {
  it('is kept as it is, whatever its script', () => {
    const codes = ['IN-00001', 'गाँव-१', 'a b', 'ÅÄÖ', '=1', '-', 'کد'];
    expect(taken(readCode, codes)).toEqual(codes);
  });

  it('has no character that is not seen', () => {
    const hidden = [
      '\u200b',
      '\u200d',
      '\u200e',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '\u0007',
      '\t',
      '\n',
      '\u0085',
      '\u2028',
      '\u3164',
      '\ufe0f',
      '\u00a0',
      '\u2003',
    ];
    for (const character of hidden) {
      expect(refusedAs(readCode, [`A${character}1`]), character.codePointAt(0)?.toString(16)).toEqual([
        'code-unseen-character',
      ]);
    }
  });

  it('is not longer than an index can hold', () => {
    expect(refusedAs(readCode, ['x'.repeat(501), '😀'.repeat(501)])).toEqual(Array(2).fill('code-too-long'));
    expect(taken(readCode, ['😀'.repeat(500)])).toEqual(['😀'.repeat(500)]);
  });
});

describe('other fields', () => {
  it('are whole numbers within bounds', () => {
    expect(taken(readWhole(0), ['0', '007', '१२', '2147483647'])).toEqual(['0', '7', '12', '2147483647']);
    expect(refusedAs(readWhole(1, 9), ['0', '10', '1.0', '-1', '1e1', ''])).toEqual([
      'whole-number-small',
      'whole-number-large',
      'whole-number-form',
      'whole-number-small',
      'whole-number-form',
      'whole-number-form',
    ]);
  });

  it('are years of birth of the Gregorian calendar', () => {
    expect(taken(readBirthYear, ['1985', '۱۹۸۵'])).toEqual(['1985', '1985']);
    expect(refusedAs(readBirthYear, ['85', '1364', '2528', '19850', '1985.0'])).toEqual(Array(5).fill('birth-year'));
  });

  it('are rates of zero or more', () => {
    expect(taken(readRate, ['0', '18.5', '12.3456'])).toEqual(['0', '18.5', '12.3456']);
    expect(refusedAs(readRate, ['-1', '18%', '18,5', '.5'])).toEqual(Array(4).fill('rate-form'));
  });

  it('are time zones by their IANA names', () => {
    const zones = ['Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC', 'America/Port-au-Prince'];
    expect(taken(readTimezone, zones)).toEqual(zones);
    const others = ['IST', 'PST', '+05:30', 'asia/kolkata', 'Asia/Erode', 'SystemV/PST8', 'Kolkata'];
    expect(refusedAs(readTimezone, others)).toEqual(Array(others.length).fill('timezone'));
  });

  it('are languages by their tags', () => {
    expect(taken(readLanguage, ['sw', 'fa-AF', 'fa-af', 'zh-Hant-TW'])).toEqual(['sw', 'fa-AF', 'fa-AF', 'zh-Hant-TW']);
    expect(refusedAs(readLanguage, ['en_US', 'x', 'Swahili language', '123'])).toEqual(Array(4).fill('language'));
  });
});
