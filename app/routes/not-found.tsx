import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

export function loader(): never {
  throw notFound();
}

export default function NotFound() {
  return null;
}
