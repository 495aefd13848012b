import { describe, expect, it } from 'vitest';
import { plainFigure } from './digits';
import { parseAmount } from './money';

describe('a figure as people write it', () => {
  it.each([
    ['1250.50', '1250.50'],
    [' 1250 ', '1250'],
    ['1,250', '1250'],
    ['1,250.5', '1250.5'],
    ['1,20,000', '120000'],
    ['1,23,45,678.90', '12345678.90'],
    ['1 250,50', '1250.50'],
    ['1\u00a0250\u202f000', '1250000'],
    ['1’250.05', '1250.05'],
    ['240,5', '240.5'],
    ['240,50', '240.50'],
    ['-12,5', '-12.5'],
    ['۱٬۲۵۰٫۵۰', '1250.50'],
    ['१,२०,०००', '120000'],
    ['௨௪௦.௫', '240.5'],
  ])('“%s” is %s', (typed, plain) => {
    expect(plainFigure(typed)).toBe(plain);
  });

  it.each(['1,2,50', '1.250,50', '1,2345', '12,500,00', '1 25', ',50', '50,', '1,250 000', 'many'])(
    '“%s” is no amount',
    (typed) => {
      expect(parseAmount(typed, 'INR').ok).toBe(false);
    },
  );

  it.each(['1,250', '1 250', '1250', '१२५०', '۱٬۲۵۰', '1250,0', '1 250,00'])(
    '“%s” is one thousand two hundred and fifty',
    (typed) => {
      expect(parseAmount(typed, 'INR')).toEqual({ ok: true, value: 125_000 });
    },
  );
});
