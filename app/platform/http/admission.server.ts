import { actsAsSeller } from '../actor';
import { Refused } from './refusal.server';
import type { RouteMatch } from './route-table.server';
import type { Visit } from './visit.server';

/** Thrown to send the visitor elsewhere. */
export class SentElsewhere extends Error {
  constructor(readonly location: string) {
    super(`sent to ${location}`);
  }
}

/** Refuses with 405 what the route has no answer for: a form sent to a page without an action, a GET of an action. */
export function admitMethod({ method }: Visit, { module, isResource }: RouteMatch): void {
  const reads = module.loader !== undefined || !isResource;
  const writes = module.action !== undefined;
  const allowed = [reads && 'GET, HEAD', writes && 'POST'].filter(Boolean).join(', ');
  const fits = method === 'POST' ? writes : (method === 'GET' || method === 'HEAD') && reads;
  if (!fits) throw new Refused(405, { Allow: allowed });
}

/**
 * Holds the route's policy: who is not signed in is sent to sign in, who has another kind of account finds nothing,
 * who is signed in has no business on pages for visitors.
 */
export function admitActor(visit: Visit, match: RouteMatch): void {
  const { policy } = match;
  const { actor } = visit.session;
  if (policy === 'public') return;
  if (policy === 'visitor') {
    if (actor) throw new SentElsewhere('/');
    return;
  }
  if (!actor) {
    if (visit.isApi) throw new Refused(401);
    throw new SentElsewhere(`/sign-in?next=${encodeURIComponent(returnAddress(visit, match))}`);
  }
  if (policy === 'seller' && !actsAsSeller(actor)) throw new Refused(404);
  if (policy === 'member' && actor.memberId === null) throw new Refused(404);
  if (policy === 'staff' && actor.staff === null) throw new Refused(404);
}

/** Where to come back to after signing in: the same page, or home where there is no page to read. */
function returnAddress({ method, path, query }: Visit, { module }: RouteMatch): string {
  const readable = method === 'GET' || method === 'HEAD' || module.default !== undefined;
  return readable ? path + query : '/';
}
