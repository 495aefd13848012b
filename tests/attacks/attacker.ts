import { request as send, type IncomingHttpHeaders } from 'node:http';

export type Sent = {
  method?: string;
  /** Written as they stand: a browser would refuse some of them. */
  headers?: Record<string, string>;
  /** Session token that the browser holds. */
  token?: string;
  form?: Record<string, string> | string;
};

export type Received = {
  status: number;
  headers: IncomingHttpHeaders;
  cookies: string[];
  location: string | null;
  body: string;
};

/** What a browser of today says of a form that our own page sends. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' };

/** A client without a browser's manners: it sends any path and header as given, follows nothing and keeps nothing. */
export function attacker(origin: string) {
  const { hostname, port } = new URL(origin);
  return (path: string, { method, headers = {}, token, form }: Sent = {}): Promise<Received> =>
    new Promise((resolve, reject) => {
      const body = typeof form === 'string' ? form : form && new URLSearchParams(form).toString();
      const outgoing = send(
        {
          hostname,
          port,
          path,
          method: method ?? (body === undefined ? 'GET' : 'POST'),
          headers: {
            Host: `localhost:${port}`,
            ...(token && { Cookie: `__Host-session=${token}` }),
            ...(body !== undefined && {
              'Content-Type': 'application/x-www-form-urlencoded',
              'Content-Length': String(Buffer.byteLength(body)),
            }),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              cookies: incoming.headers['set-cookie'] ?? [],
              location: incoming.headers.location ?? null,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}
