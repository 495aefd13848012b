import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Whether an address is one of a proxy whose forwarded headers are believed. */
export type TrustedProxies = (address: string) => boolean;

/** How a request reached the server. */
export type ClientConnection = { address: string; https: boolean };

/**
 * Reads the proxies whose forwarded headers are believed: addresses or networks ("10.0.0.0/8"), separated by commas.
 * Throws an Error of one plain line for anything else.
 */
export function trustedProxies(list: string | undefined): TrustedProxies {
  const trusted = new BlockList();
  const entries = values(list);
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    try {
      if (bits === undefined) trusted.addAddress(address, family);
      else trusted.addSubnet(address, Number(bits), family);
    } catch {
      throw new Error(`Configuration: TRUSTED_PROXY: "${entry}" is not an address or network`);
    }
  }
  if (entries.length === 0) return () => false;
  return (address) => address !== '' && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The client's address and scheme; X-Forwarded-* count only as far as trusted proxies wrote them. */
export function clientConnection(request: IncomingMessage, isTrusted: TrustedProxies): ClientConnection {
  let address = plain(request.socket.remoteAddress ?? '');
  if (!isTrusted(address)) return { address, https: false };
  const https = lastValue(request.headers['x-forwarded-proto']) === 'https';
  const hops = values(request.headers['x-forwarded-for']).map(plain);
  while (hops.length > 0 && isTrusted(address)) address = hops.pop() ?? address;
  return { address, https };
}

/** An IPv4 address that arrived on an IPv6 socket, written as IPv4. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

function values(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function lastValue(header: string | string[] | undefined): string | undefined {
  return values(header).at(-1);
}
