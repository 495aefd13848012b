import { describe, expect, it } from 'vitest';
import { translator } from './translator';

const en = translator('en');
const sw = translator('sw');
const dari = translator('fa-AF');

describe('money', () => {
  it('shows whole amounts without decimals and others with all of the currency', () => {
    expect(en.money(24_000, 'INR')).toBe('₹240');
    expect(en.money(24_050, 'INR')).toBe('₹240.50');
    expect(en.money(24_000, 'INR', { decimals: 'always' })).toBe('₹240.00');
  });

  it('takes the digits of ISO 4217 and not those of cash', () => {
    expect(en.money(12_345, 'AFN')).toContain('123.45');
    expect(en.money(12_345, 'RWF')).toContain('12,345');
  });

  it('is exact for amounts that a float of major units would round', () => {
    expect(en.money(Number.MAX_SAFE_INTEGER, 'USD')).toBe('US$90,071,992,547,409.91');
    expect(en.money(-1, 'USD')).toBe('-US$0.01');
  });

  it('is written in the digits of the language', () => {
    expect(dari.money(65_050, 'AFN')).toContain('۶۵۰٫۵۰');
    expect(sw.money(65_000, 'KES')).toContain('650');
  });
});

describe('dates', () => {
  it('are Gregorian in every language, Dari in its own digits and month names', () => {
    expect(en.date('2025-11-24')).toBe('24 Nov 2025');
    expect(sw.date('2025-11-24', 'long')).toBe('24 Novemba 2025');
    expect(dari.date('2025-11-24')).toBe('۲۴ نومبر ۲۰۲۵');
  });

  it('name the solar Hijri day too where a Dari reader sees a long date', () => {
    expect(dari.date('2025-11-24', 'long')).toBe('۲۴ نومبر ۲۰۲۵ (۳ قوس ۱۴۰۴)');
  });

  it('stay on their day wherever the server stands', () => {
    expect(en.date('2026-01-01')).toBe('1 Jan 2026');
    expect(en.date(new Date('2026-01-01T23:59:59Z'))).toBe('1 Jan 2026');
  });

  it('say UTC with an instant unless the time zone is the reader’s', () => {
    expect(en.dateTime(new Date('2025-11-24T14:05:00Z'))).toBe('24 Nov 2025, 14:05 UTC');
    expect(en.dateTime(new Date('2025-11-24T14:05:00Z'), 'Africa/Nairobi')).toBe('24 Nov 2025, 17:05');
  });

  it('count the time from now in minutes, then in hours, then in days', () => {
    const now = new Date('2025-11-24T12:00:00Z');
    expect(en.timeFrom(now, new Date('2025-11-24T12:20:30Z'))).toBe('in 20 minutes');
    expect(en.timeFrom(now, new Date('2025-11-24T15:30:00Z'))).toBe('in 3 hours');
    expect(en.timeFrom(now, new Date('2025-11-27T12:00:00Z'))).toBe('in 3 days');
    expect(en.timeFrom(now, new Date('2025-11-22T11:00:00Z'))).toBe('2 days ago');
  });
});

describe('messages', () => {
  it('choose the plural of the language and its digits', () => {
    expect(en.t('home.offerCount', { count: 1 })).toBe('1 offer');
    expect(en.t('home.offerCount', { count: 1200 })).toBe('1,200 offers');
    expect(dari.t('home.offerCount', { count: 12 })).toBe('۱۲ جنس');
  });

  it('fill bare arguments in, numbers in the reader’s digits', () => {
    expect(en.t('common.smallestOrder', { quantity: 1500 })).toBe('Smallest order: 1,500');
    expect(dari.t('common.smallestOrder', { quantity: 5 })).toBe('کمترین فرمایش: ۵');
  });

  it('leave markup in values to the page, as plain text', () => {
    expect(en.t('common.signedInAs', { name: '<b>{x}</b>' })).toBe('Signed in as <b>{x}</b>');
  });

  it('join lists as the language does', () => {
    expect(en.list(['rice', 'tea', 'soap'])).toBe('rice, tea and soap');
    expect(sw.list(['mchele', 'chai'])).toBe('mchele na chai');
  });
});
