import type { AppLoadContext } from '@remix-run/node';
import { hasAct } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

/** The actor as staff who keep training; throws 404 for other staff. */
export function requireTrainer(context: AppLoadContext): StaffMember {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'keep_training')) throw notFound();
  return actor;
}
