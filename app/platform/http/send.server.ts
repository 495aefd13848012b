import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { headerPairs, namesTag, type Answer } from './answer.server';
import { securityHeaders } from './security-headers.server';
import type { StaticFiles } from './static-files.server';
import type { Visit } from './visit.server';

/** node:http joins headers and a body that is a string into one write, which is worth a copy of a small body. */
const ONE_WRITE_BYTES = 32_768;

const NOT_MODIFIED_HEADERS = new Set(['cache-control', 'etag', 'vary', 'content-language']);

/** Sends a finished answer, as 304 where the client has it already. */
export function sendAnswer(visit: Visit, response: ServerResponse, answer: Answer): void {
  const { status, headers, body, etag } = answer;
  if (namesTag(visit.message.headers['if-none-match'], etag)) {
    const kept = headers.filter(([name]) => NOT_MODIFIED_HEADERS.has(name));
    writeHead(visit, response, 304, kept);
    response.end();
    return;
  }
  writeHead(visit, response, status, status === 204 ? headers : [...headers, ['content-length', String(body.length)]]);
  if (visit.method === 'HEAD') response.end();
  else if (body.length > ONE_WRITE_BYTES) response.end(body);
  else response.end(body.toString('latin1'), 'latin1');
}

/** Sends an answer whose body is a stream (a picture, an export) as it comes. */
export async function sendStream(visit: Visit, response: ServerResponse, web: Response): Promise<void> {
  writeHead(visit, response, web.status, headerPairs(web.headers));
  if (visit.method !== 'HEAD' && web.body) {
    await pipeline(Readable.fromWeb(web.body as ReadableStream), response);
    return;
  }
  await web.body?.cancel();
  response.end();
}

/** Sends a file of the build. */
export function sendFile(
  visit: Visit,
  response: ServerResponse,
  file: NonNullable<ReturnType<StaticFiles['find']>>,
): void {
  const body = file.bodies.get(visit.encoding) ?? file.bodies.get('identity') ?? Buffer.alloc(0);
  const encoding = file.bodies.has(visit.encoding) ? visit.encoding : 'identity';
  const headers: [string, string][] = [
    ['content-type', file.type],
    ['cache-control', file.cacheControl],
    ['vary', 'Accept-Encoding'],
    ['etag', file.etag],
  ];
  if (encoding !== 'identity') headers.push(['content-encoding', encoding]);
  sendAnswer(visit, response, { status: 200, headers, body, etag: file.etag });
}

/** Sends a short plain text; used where no page can be made. */
export function sendText(visit: Visit, response: ServerResponse, status: number, text: string): void {
  const headers: [string, string][] = [
    ['content-type', 'text/plain; charset=utf-8'],
    ['cache-control', 'no-store'],
  ];
  sendAnswer(visit, response, { status, headers, body: Buffer.from(text), etag: null });
}

function writeHead(
  { https, id, added }: Visit,
  response: ServerResponse,
  status: number,
  headers: [string, string][],
): void {
  response.writeHead(status, [...headers, ...added, ...securityHeaders(https, headers), ['x-request-id', id]].flat());
}
