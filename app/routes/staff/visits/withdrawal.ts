import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { dropVisit } from '~/domain/eligibility/visits/drop-visit.server';
import { transact } from '~/platform/db.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireVisit } from './visit-request.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Gives up a visit that was not sent, so that another can begin. */
export async function action(args: ActionFunctionArgs) {
  const { staff, visit } = await requireVisit(args);
  const { database, clock } = args.context;
  const dropped = await transact(database.db, (tx) => dropVisit(tx, staff, visit.id, clock));
  if (!dropped.ok && dropped.error.code === 'visit-not-found') throw notFound();
  return redirect(dropped.ok ? '/staff/visits' : `/staff/visits/${visit.id}`, 303);
}
