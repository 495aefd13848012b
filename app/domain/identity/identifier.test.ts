import { describe, expect, it } from 'vitest';
import { parseIdentifier } from './identifier';

describe('phone or e-mail as a person types it', () => {
  it.each([
    ['0712 345 678', 'TZ', '+255712345678'],
    ['0712-345-678', 'TZ', '+255712345678'],
    ['(0712) 345.678', 'TZ', '+255712345678'],
    ['712345678', 'TZ', '+255712345678'],
    ['+255 712 345 678', 'IN', '+255712345678'],
    ['+255 (0) 712 345 678', 'IN', '+255712345678'],
    ['00255712345678', 'IN', '+255712345678'],
    ['255712345678', 'TZ', '+255712345678'],
    ['98765 43210', 'IN', '+919876543210'],
    ['098765 43210', 'IN', '+919876543210'],
    ['९८७६५ ४३२१०', 'IN', '+919876543210'],
    ['௯௮௭௬௫௪௩௨௧௦', 'IN', '+919876543210'],
    ['۰۷۰ ۱۲۳ ۴۵۶۷', 'AF', '+93701234567'],
    ['٠٧٠١٢٣٤٥٦٧', 'AF', '+93701234567'],
    ['０７０１２３４５６７', 'AF', '+93701234567'],
  ] as const)('reads %s in %s as %s', (typed, country, phone) => {
    expect(parseIdentifier(typed, [country])).toEqual({ kind: 'phone', phones: [phone] });
  });

  it('keeps every country a local number can be of, the likeliest first', () => {
    expect(parseIdentifier('0712345678', ['KE', 'TZ'])).toEqual({
      kind: 'phone',
      phones: ['+254712345678', '+255712345678'],
    });
  });

  it('reads an address in small letters', () => {
    expect(parseIdentifier('  Asha.Mushi@Example.ORG ', [])).toEqual({
      kind: 'email',
      email: 'asha.mushi@example.org',
    });
  });

  it.each([
    '',
    '123',
    'asha',
    'call 0712345678',
    '0712345678 ext. 5',
    'asha@',
    '@example.org',
    'asha@example',
    'a@b@example.org',
    'asha@example.org\r\nBcc: x@example.org',
    'Asha <asha@example.org>',
    `${'a'.repeat(300)}@example.org`,
    '0'.repeat(400),
  ])('takes %.60j for neither', (typed) => {
    expect(parseIdentifier(typed, ['TZ', 'IN'])).toBeNull();
  });
});
