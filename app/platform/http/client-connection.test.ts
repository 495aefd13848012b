import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientConnection, trustedProxies } from './client-connection.server';

function arriving(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

const FORGED = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };

describe('the address of a client', () => {
  it('is the one of its connection, whatever forwarded headers say, where no proxy is trusted', () => {
    const client = clientConnection(arriving('198.51.100.7', FORGED), trustedProxies(undefined));
    expect(client).toEqual({ address: '198.51.100.7', https: false });
  });

  it('is what a trusted proxy forwards', () => {
    const client = clientConnection(arriving('10.1.2.3', FORGED), trustedProxies('10.0.0.0/8'));
    expect(client).toEqual({ address: '203.0.113.9', https: true });
  });

  it('is the nearest untrusted one of a chain, so that a client cannot prepend another', () => {
    const headers = { 'x-forwarded-for': '1.1.1.1, 203.0.113.9, 10.0.0.5' };
    const client = clientConnection(arriving('::ffff:10.1.2.3', headers), trustedProxies('10.0.0.0/8'));
    expect(client.address).toBe('203.0.113.9');
  });

  it('is not taken from a proxy that is not on the list', () => {
    const client = clientConnection(arriving('172.16.0.1', FORGED), trustedProxies('10.0.0.1, ::1'));
    expect(client).toEqual({ address: '172.16.0.1', https: false });
  });
});

it('says in one line which entry of TRUSTED_PROXY is wrong', () => {
  expect(() => trustedProxies('10.0.0.1,nginx')).toThrow('TRUSTED_PROXY: "nginx" is not an address or network');
});
