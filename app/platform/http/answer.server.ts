import { createHash } from 'node:crypto';
import { compress, isCompressible, type Encoding } from './compression.server';

/** A finished answer as bytes, ready to be sent or kept. */
export type Answer = { status: number; headers: [string, string][]; body: Buffer; etag: string | null };

const TEXT = /^(text\/|application\/json|image\/svg\+xml)/;
const FILE = /^(image|audio|video|font)\//;

/** Whether an answer is text that is read whole and compressed, and not a stream of bytes that is passed on. */
export function isText(response: Response): boolean {
  return response.body === null || TEXT.test(response.headers.get('Content-Type') ?? '');
}

/** Whether an answer is a picture or the like, about which its route may say that browsers keep it. */
export function isFile(response: Response): boolean {
  return FILE.test(response.headers.get('Content-Type') ?? '');
}

/** Reads an answer whole, compresses it, and with `tagged` gives it an ETag of its content. */
export async function toAnswer(response: Response, encoding: Encoding, tagged: boolean): Promise<Answer> {
  const plain = response.body === null ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
  const headers = headerPairs(response.headers).filter(([name]) => name !== 'vary' && name !== 'content-length');
  const compressible = isCompressible(response.headers.get('Content-Type'), plain.length);
  const used = compressible && !response.headers.has('Content-Encoding') ? encoding : 'identity';
  headers.push(['vary', varies(response.headers.get('Vary'), compressible)]);
  if (used !== 'identity') headers.push(['content-encoding', used]);
  const etag = tagged ? `W/"${createHash('sha1').update(plain).digest('base64url')}"` : null;
  if (etag) headers.push(['etag', etag]);
  return { status: response.status, headers, body: await compress(plain, used), etag };
}

/** All headers as pairs, each cookie by itself. */
export function headerPairs(headers: Headers): [string, string][] {
  return [...headers].map(([name, value]): [string, string] => [name, value]);
}

/** Whether an If-None-Match header names the tag, so that 304 is enough. */
export function namesTag(header: string | undefined, etag: string | null): boolean {
  if (!header || !etag) return false;
  return header.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*');
}

function varies(header: string | null, compressible: boolean): string {
  return [header, compressible && 'Accept-Encoding'].filter(Boolean).join(', ') || 'Accept-Encoding';
}
