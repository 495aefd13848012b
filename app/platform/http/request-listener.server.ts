import { STATUS_CODES, type RequestListener, type ServerResponse } from 'node:http';
import { admitActor, admitMethod } from './admission.server';
import { admitProgram } from './api-limits.server';
import { explain } from './explanation.server';
import { admitForm, formRequest } from './form-request.server';
import { sendPrivate, sendPublic } from './public-answer.server';
import { Refused } from './refusal.server';
import { requestContext } from './request-context.server';
import { runRoute } from './run-route.server';
import { sendFile, sendText } from './send.server';
import type { Site } from './site.server';
import { openVisit, type Visit } from './visit.server';
import { webRequest } from './web-request.server';

/** A request without any cookie but the language's cannot have a session. */
const NO_SESSION = /^\s*(lang=[\w-]*)?\s*$/;

const CLIENT_LEFT = 'ERR_STREAM_PREMATURE_CLOSE';

/** Answers every request of the site: health, files of the build, then the routes behind all checks. */
export function requestListener(site: Site): RequestListener {
  return (message, response) => {
    const visit = openVisit(message, site);
    logWhenFinished(site, visit, response);
    answer(site, visit, response)
      .catch((error: unknown) => explain(site, visit, response, error))
      .catch((error: unknown) => {
        const left = (error as NodeJS.ErrnoException).code === CLIENT_LEFT;
        if (!left) site.log.error({ requestId: visit.id, route: visit.route, err: error }, 'the answer broke off');
        if (response.headersSent) response.destroy();
        else sendText(visit, response, 500, STATUS_CODES[500] ?? '');
      });
  };
}

async function answer(site: Site, visit: Visit, response: ServerResponse): Promise<void> {
  const { message, method, path } = visit;
  if (path === '/healthz') return sendText(visit, response, 200, 'ok');
  if (path === '/readyz') {
    const ready = await site.isReady().catch(() => false);
    return sendText(visit, response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
  }
  const reads = method === 'GET' || method === 'HEAD';
  const file = reads ? site.files.find(path) : undefined;
  if (file) return sendFile(visit, response, file);
  if (!reads && method !== 'POST') throw new Refused(405, { Allow: 'GET, HEAD, POST' });

  const match = isPath(path) ? site.routes.match(path) : null;
  if (!match || (visit.isApi && !match.isResource)) throw new Refused(404);
  visit.route = match.id;
  admitMethod(visit, match);
  if (visit.isApi) await admitProgram(site, visit);
  if (!match.hydrates && asksForData(visit)) throw new Refused(404);
  if (!reads) admitForm(visit, site);

  const request = webRequest(message, visit.origin, null);
  const mayHaveSession = !NO_SESSION.test(message.headers.cookie ?? '');
  if (mayHaveSession) visit.session = await site.readSession(site.database.db, request, site.clock);
  admitActor(visit, match);
  if (reads && !mayHaveSession && match.policy === 'public') return sendPublic(site, visit, response, match, request);

  const whole = reads ? request : await formRequest(visit, site);
  await sendPrivate(visit, response, await runRoute(site, match, whole, requestContext(site, visit, request)));
}

/** Whether an address is one of this host and can be decoded. */
function isPath(path: string): boolean {
  if (!path.startsWith('/') || path.startsWith('//')) return false;
  try {
    return !path.includes('%') || decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

/** A route's data by itself is for pages that hydrate; for others it would be a second door beside the page. */
function asksForData({ query }: Visit): boolean {
  return query.includes('_data') && new URLSearchParams(query).has('_data');
}

/** One line a request, without anything personal: the route's name and not the address. */
function logWhenFinished({ log }: Site, visit: Visit, response: ServerResponse): void {
  if (!log.isLevelEnabled('info')) return;
  const begun = performance.now();
  response.once('finish', () => {
    const { id, method, route } = visit;
    log.info({ requestId: id, method, route, status: response.statusCode, ms: Math.round(performance.now() - begun) });
  });
}
