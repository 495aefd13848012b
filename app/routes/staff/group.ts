import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Where a group's page used to be; links of before still lead there. */
export function loader({ params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  return redirect(`/groups/${params.id}`);
}
