import { describe, expect, it } from 'vitest';
import { developmentMailboxOpen } from './development-mailbox.server';

const EMBEDDED = {
  DEVELOPMENT_MAILBOX: undefined,
  DATABASE_URL: undefined,
  HOST: '127.0.0.1',
  ORIGINS: [],
  TRUSTED_PROXY: undefined,
};

describe('the development mailbox', () => {
  it('is open by itself on the embedded database of a machine that nobody else reaches', () => {
    expect(developmentMailboxOpen(EMBEDDED)).toBe(true);
    expect(developmentMailboxOpen({ ...EMBEDDED, ORIGINS: ['http://localhost:3000'] })).toBe(true);
  });

  it.each([
    { DATABASE_URL: 'postgres://localhost/market' },
    { HOST: '0.0.0.0' },
    { ORIGINS: ['https://market.example'] },
    { TRUSTED_PROXY: '10.0.0.1' },
  ])('is closed by itself with %j', (setting) => {
    expect(developmentMailboxOpen({ ...EMBEDDED, ...setting })).toBe(false);
  });

  it('is as the operator says', () => {
    expect(developmentMailboxOpen({ ...EMBEDDED, DEVELOPMENT_MAILBOX: 'off' })).toBe(false);
    expect(
      developmentMailboxOpen({ ...EMBEDDED, DATABASE_URL: 'postgres://localhost/market', DEVELOPMENT_MAILBOX: 'on' }),
    ).toBe(true);
  });
});
