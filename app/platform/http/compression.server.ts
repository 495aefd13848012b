import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/;
const SMALLEST = 860;
const BROTLI_QUALITY = 4;
/** Up to here (bytes) a page is compressed sooner than a thread is asked to. */
const SMALL = 64 * 1024;
/** Logarithm of the window: a small page needs no large one, which takes time to set up. */
const SMALL_WINDOW = 16;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The best encoding that an Accept-Encoding header admits. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  const accepted = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** Whether bytes of that type and length gain from compression. */
export function isCompressible(contentType: string | null, length: number): boolean {
  return length >= SMALLEST && COMPRESSIBLE.test(contentType ?? '');
}

/** The bytes in that encoding, at the speed that answers made on the spot need. */
export async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  const isSmall = bytes.length <= SMALL;
  if (encoding === 'gzip') return isSmall ? ownBytes(gzipSync(bytes)) : toGzip(bytes);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  if (!isSmall) return toBrotli(bytes, { params });
  return ownBytes(brotliCompressSync(bytes, { params: { ...params, [constants.BROTLI_PARAM_LGWIN]: SMALL_WINDOW } }));
}

/** zlib answers with the beginning of a larger piece of memory, all of which would be kept with a kept page. */
function ownBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes);
}
