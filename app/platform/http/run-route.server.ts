import type { AppLoadContext } from '@remix-run/node';
import { isOutage, Refused } from './refusal.server';
import type { RouteMatch } from './route-table.server';
import type { Site } from './site.server';

/**
 * Runs the matched route. A route without a page is called directly, which spares it Remix's matching and copying;
 * everything else goes through Remix. Throws `Refused` with 503 where the database is away.
 */
export async function runRoute(
  site: Site,
  match: RouteMatch,
  request: Request,
  context: AppLoadContext,
): Promise<Response> {
  if (match.isResource) return runResource(site, match, request, context);
  const response = await site.render(match.id, request, context);
  if (response.status === 500 && isOutage(context.failure)) throw new Refused(503, { 'Retry-After': '5' });
  return response;
}

async function runResource(
  site: Site,
  { id, module, params }: RouteMatch,
  request: Request,
  context: AppLoadContext,
): Promise<Response> {
  const run = request.method === 'POST' ? module.action : module.loader;
  let answer: unknown;
  try {
    answer = await run?.({ request, params, context });
  } catch (thrown) {
    if (!(thrown instanceof Response)) {
      if (isOutage(thrown)) throw new Refused(503, { 'Retry-After': '5' });
      site.log.error({ requestId: context.requestId, route: id, err: thrown }, 'failed');
      throw new Refused(500);
    }
    answer = thrown;
  }
  if (!(answer instanceof Response)) return Response.json(answer ?? null);
  if (answer.status === 404 && answer.body === null) throw new Refused(404);
  return answer;
}
