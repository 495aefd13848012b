import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportPerson } from '~/domain/reporting/person-export.queries.server';
import { today } from '~/platform/clock';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

/** Her own data as one file. */
export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const told = await exportPerson(context.database.db, actor, context.clock);
  return new Response(JSON.stringify(told, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="step-four-${today(context.clock)}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
