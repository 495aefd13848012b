import type { LoaderFunctionArgs } from '@remix-run/node';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** The page that server.ts shows when it refuses a request itself. Opened by its address there is nothing here. */
export function loader({ context }: LoaderFunctionArgs): never {
  throw new Response(null, { status: context.refusal ?? 404 });
}

export default function Refusal() {
  return null;
}
