import type { LoaderFunctionArgs } from '@remix-run/node';
import worker from '~/enhance/meeting-worker.ts?worker&url';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** The worker of the meeting's page under an address that stays, so that it serves what lies beside it. */
export function loader(_: LoaderFunctionArgs) {
  return new Response(`importScripts(${JSON.stringify(worker)});\n`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
