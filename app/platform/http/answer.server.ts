import { createHash } from 'node:crypto';
import { compress, isCompressible, type Encoding } from './compression.server';

/** A finished answer as bytes, ready to be sent or kept. */
export type Answer = { status: number; headers: [string, string][]; body: Buffer; etag: string | null };

/** Whether an answer is made of text that belongs into memory (pages, JSON), and not of a file's stream. */
export function isText(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return response.body === null || /^(text\/|application\/(json|xml|problem))/.test(type);
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
