import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Encoding } from './compression.server';

type StaticFile = { type: string; cacheControl: string; etag: string; bodies: Map<Encoding, Buffer> };

/** The browser's files of a build, held in memory with their compressed forms. */
export type StaticFiles = { find(path: string): StaticFile | undefined };

/** For development, where Vite serves the sources. */
export const NO_FILES: StaticFiles = { find: () => undefined };

const HASHED = '/assets/';
const FOREVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';
const COMPRESSED: Record<string, Encoding> = { '.br': 'br', '.gz': 'gzip' };

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Reads all files below `folder`. Files whose names carry a hash may be kept by browsers for ever. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
  const files = new Map<string, StaticFile>();
  for (const { path, bytes } of read) {
    if (Object.hasOwn(COMPRESSED, extname(path))) continue;
    const address = '/' + relative(folder, path).split(sep).join('/');
    files.set(address, {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      cacheControl: address.startsWith(HASHED) ? FOREVER : AN_HOUR,
      etag: `W/"${createHash('sha1').update(bytes).digest('base64url')}"`,
      bodies: new Map<Encoding, Buffer>([['identity', bytes]]),
    });
  }
  for (const { path, bytes } of read) {
    const encoding = COMPRESSED[extname(path)];
    const address =
      '/' +
      relative(folder, path.slice(0, -extname(path).length))
        .split(sep)
        .join('/');
    if (encoding) files.get(address)?.bodies.set(encoding, bytes);
  }
  return { find: (path) => files.get(path) };
}
