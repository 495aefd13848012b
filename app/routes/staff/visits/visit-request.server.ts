import { visitView } from '~/domain/eligibility/visits/visit.queries.server';
import type { VisitView } from '~/domain/eligibility/visits/visit-view';
import type { StaffMember } from '~/platform/actor';
import { isId } from '~/platform/id';
import { requireStaff, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

type Args = { params: Record<string, string | undefined>; context: RequestContext };

/** The visit that the address names, for staff who may visit there; throws 404 otherwise. */
export async function requireVisit({ params, context }: Args): Promise<{ staff: StaffMember; visit: VisitView }> {
  const staff = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const visit = await visitView(context.database.db, staff, params.id);
  if (!visit) throw notFound();
  return { staff, visit };
}
