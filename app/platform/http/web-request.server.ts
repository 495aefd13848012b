import type { IncomingMessage } from 'node:http';

/** Consumed before Remix (or never believed), so no route can be misled by them. */
const WITHHELD = /^(x-forwarded-.*|forwarded|x-real-ip|origin|connection|keep-alive|transfer-encoding|expect|upgrade)$/;

/**
 * The request as routes see it. Its address is built on the configured origin and never on the Host header, so that
 * no page can be made to name a foreign host. HEAD becomes GET; its body is left out when the answer is sent.
 */
export function webRequest(message: IncomingMessage, origin: string, body: Buffer | null): Request {
  const headers: [string, string][] = [];
  const { rawHeaders } = message;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    if (!name.startsWith(':') && !WITHHELD.test(name)) headers.push([name, rawHeaders[at + 1] ?? '']);
  }
  return new Request(origin + (message.url ?? '/'), {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: new Uint8Array(body) }),
  });
}
