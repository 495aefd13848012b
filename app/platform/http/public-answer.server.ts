import type { ServerResponse } from 'node:http';
import { languageCookie, requestedLocale } from '../i18n/choose-locale';
import { isFile, isText, toAnswer, type Answer } from './answer.server';
import { requestContext } from './request-context.server';
import type { RouteMatch } from './route-table.server';
import { runRoute } from './run-route.server';
import { sendAnswer, sendStream } from './send.server';
import type { Site } from './site.server';
import type { Visit } from './visit.server';

type Made = { answer: Answer; keepable: boolean } | { stream: Response };

/**
 * Answers somebody unknown on a public address. Such an answer is the same for everybody in a language, so it may come
 * from the cache of the last seconds.
 */
export async function sendPublic(
  site: Site,
  visit: Visit,
  response: ServerResponse,
  match: RouteMatch,
  request: Request,
): Promise<void> {
  const context = requestContext(site, visit, request);
  const key = `${visit.encoding} ${context.locale} ${visit.origin}${visit.path}${visit.query} ${visit.program?.scopes.join() ?? ''}`;
  const own: { made?: Made } = {};
  const make = async (): Promise<Made> => readResult(await runRoute(site, match, request, context), visit);
  const kept = await site.cache.get(key, async () => {
    own.made = await make();
    return 'answer' in own.made && own.made.keepable ? own.made.answer : null;
  });
  const made = own.made ?? (kept ? { answer: kept, keepable: true } : await make());
  if ('answer' in made) sendAnswer(visit, response, made.answer);
  else await sendStream(visit, response, made.stream);
}

/** Only whole, ordinary answers that set nothing on the device and say nothing else themselves are kept. */
async function readResult(result: Response, visit: Visit): Promise<Made> {
  if (!isText(result)) return { stream: result };
  const { status, headers } = result;
  const keepable = status === 200 && !headers.has('Set-Cookie') && !headers.has('Cache-Control');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache');
  rememberLanguage(visit, result);
  return { answer: await toAnswer(result, visit.encoding, keepable), keepable };
}

/** Answers one person: never kept by anyone, except a file that its route declares fit for keeping. */
export async function sendPrivate(visit: Visit, response: ServerResponse, result: Response): Promise<void> {
  if (!isFile(result) || !result.headers.has('Cache-Control')) result.headers.set('Cache-Control', 'no-store');
  rememberLanguage(visit, result);
  if (isText(result)) sendAnswer(visit, response, await toAnswer(result, visit.encoding, false));
  else await sendStream(visit, response, result);
}

/** A language asked for in the address stays chosen on the device. */
function rememberLanguage({ origin, query }: Visit, result: Response): void {
  const locale = query.includes('lang=') ? requestedLocale(origin + query) : null;
  if (locale) result.headers.append('Set-Cookie', languageCookie(locale));
}
