import { describe, expect, it } from 'vitest';
import { isFormToken, originVerdict } from './origin-check.server';
import { originOfHost, siteOrigins } from './origins.server';

const ORIGINS = ['https://market.example'];

describe('where a form was sent from', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 'same'],
    [{ 'sec-fetch-site': 'same-site' }, 'foreign'],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://market.example' }, 'foreign'],
    [{ 'sec-fetch-site': 'none' }, 'foreign'],
    [{ origin: 'https://market.example' }, 'same'],
    [{ origin: 'https://market.example.evil.test' }, 'foreign'],
    [{ origin: 'http://market.example' }, 'foreign'],
    [{ origin: 'null' }, 'foreign'],
    [{ origin: '' }, 'foreign'],
    [{}, 'unknown'],
  ])('%j is %s', (headers, verdict) => {
    expect(originVerdict(headers, ORIGINS)).toBe(verdict);
  });
});

describe('a form token', () => {
  it('counts only when it is the session’s own', () => {
    expect(isFormToken('abc', 'abc')).toBe(true);
    expect(isFormToken('abd', 'abc')).toBe(false);
    expect(isFormToken('abcd', 'abc')).toBe(false);
  });

  it('never counts when empty, missing, a list or without a session', () => {
    expect(isFormToken('', '')).toBe(false);
    expect(isFormToken(undefined, 'abc')).toBe(false);
    expect(isFormToken(['abc'], 'abc')).toBe(false);
    expect(isFormToken('abc', null)).toBe(false);
  });
});

describe('the origins of the site', () => {
  it('are the loopback addresses where none are configured', () => {
    expect(siteOrigins({ ORIGINS: [] }, 3000)).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ]);
  });

  it('are those of ORIGINS, written with or without a slash', () => {
    expect(siteOrigins({ ORIGINS: ['https://a.example/', ' https://b.example'] }, 3000)).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });

  it('are chosen by the Host header only among themselves', () => {
    const origins = ['https://a.example', 'https://b.example:8443'];
    expect(originOfHost(origins, 'b.example:8443')).toBe('https://b.example:8443');
    expect(originOfHost(origins, 'evil.test')).toBe('https://a.example');
    expect(originOfHost(origins, undefined)).toBe('https://a.example');
  });
});
