import type { ServerResponse } from 'node:http';
import { SentElsewhere } from './admission.server';
import { toAnswer } from './answer.server';
import { isOutage, Refused } from './refusal.server';
import { requestContext } from './request-context.server';
import { sendAnswer } from './send.server';
import type { Site } from './site.server';
import type { Visit } from './visit.server';

/** Turns what ended a request into the page, the JSON or the redirect that says so. */
export async function explain(site: Site, visit: Visit, response: ServerResponse, error: unknown): Promise<void> {
  if (response.headersSent) throw error;
  if (error instanceof SentElsewhere) return redirect(visit, response, error.location);
  const { status, headers } = asRefused(site, visit, error);
  const result = visit.isApi
    ? Response.json({ error: { status, requestId: visit.id } }, { status })
    : await refusalPage(site, visit, status);
  for (const [name, value] of Object.entries(headers)) result.headers.set(name, value);
  result.headers.set('Cache-Control', 'no-store');
  sendAnswer(visit, response, await toAnswer(result, visit.encoding, false));
}

function redirect(visit: Visit, response: ServerResponse, location: string): void {
  const headers: [string, string][] = [
    ['location', location],
    ['cache-control', 'no-store'],
  ];
  const status = visit.method === 'POST' ? 303 : 302;
  sendAnswer(visit, response, { status, headers, body: Buffer.alloc(0), etag: null });
}

const REFUSAL = '/refusal';

/** The page in the reader's language; it needs no database. */
async function refusalPage(site: Site, visit: Visit, status: Refused['status']): Promise<Response> {
  const { cookie, 'accept-language': accepted } = visit.message.headers;
  const request = new Request(visit.origin + REFUSAL, {
    headers: { ...(cookie && { cookie }), ...(accepted && { 'accept-language': accepted }) },
  });
  const routeId = site.routes.match(REFUSAL)?.id ?? '';
  return site.render(routeId, request, { ...requestContext(site, visit, request), refusal: status });
}

function asRefused(site: Site, visit: Visit, error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (isOutage(error)) return new Refused(503, { 'Retry-After': '5' });
  site.log.error({ requestId: visit.id, route: visit.route, err: error }, 'failed');
  return new Refused(500);
}
