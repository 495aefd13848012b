import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path';

describe('a path to lead back to', () => {
  it.each(['/', '/orders', '/orders/1?tab=2#top', '/offers?q=%E0%AE%AE', '/sign-in?next=/a'])('keeps %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/orders\r\nSet-Cookie: a=b',
    'orders',
    '@evil.example',
    '',
    `/${'a'.repeat(3000)}`,
  ])('leads home instead of to %j', (path) => {
    expect(ownPath(path)).toBe('/');
  });

  it('takes another default where none was asked', () => {
    expect(ownPath(null, '/account')).toBe('/account');
  });
});
