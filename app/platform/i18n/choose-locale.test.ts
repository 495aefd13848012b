import { describe, expect, it } from 'vitest';
import { chooseLocale, languageCookie, requestedLocale } from './choose-locale';

const ask = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers });

describe('the language of a page', () => {
  it('is the one asked for in the address before all others', () => {
    expect(chooseLocale(ask('/?lang=sw', { cookie: 'lang=fa-AF', 'accept-language': 'en' }), 'en')).toBe('sw');
  });

  it('is the one kept on the device before the account’s', () => {
    expect(chooseLocale(ask('/', { cookie: 'a=b; lang=fa-AF' }), 'sw')).toBe('fa-AF');
    expect(chooseLocale(ask('/'), 'sw')).toBe('sw');
  });

  it.each([
    ['sw-KE,sw;q=0.9,en;q=0.8', 'sw'],
    ['de,fa;q=0.5,en;q=0.2', 'fa-AF'],
    ['prs-AF', 'fa-AF'],
    ['en;q=0.1, sw;q=0.9', 'sw'],
    ['sw;q=0, en', 'en'],
    ['de-CH, *;q=0.1', 'en'],
    ['', 'en'],
  ])('is the best that the browser accepts: %s', (header, expected) => {
    expect(chooseLocale(ask('/', { 'accept-language': header }))).toBe(expected);
  });

  it('ignores languages that are not spoken here', () => {
    expect(chooseLocale(ask('/?lang=xx', { cookie: 'lang=toString' }))).toBe('en');
    expect(requestedLocale('http://localhost/?lang=__proto__')).toBeNull();
  });
});

it('the cookie keeps exactly the code, for the whole site', () => {
  expect(languageCookie('fa-AF')).toMatch(/^lang=fa-AF; Path=\/; /);
});
