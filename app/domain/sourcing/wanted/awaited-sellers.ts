import { isOpen } from '../quotes/quote.states';
import type { WantedView } from './wanted-view.queries.server';

/** Sellers whose answer about the post is awaited, or waits for its owner: the request of each, by enterprise. */
export function awaitedSellers(asked: WantedView['asked']): ReadonlyMap<string, string> {
  const open = asked.filter(({ state }) => isOpen(state));
  return new Map(open.map(({ enterpriseId, requestId }) => [enterpriseId, requestId]));
}
