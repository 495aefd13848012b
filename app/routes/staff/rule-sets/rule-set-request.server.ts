import { hasAct, hasActEverywhere } from '~/domain/identity/staff-acts';
import { ruleSetDraft } from '~/domain/eligibility/rule-sets/rule-set.queries.server';
import type { RuleSetDraft } from '~/domain/eligibility/rule-sets/rule-set-draft';
import type { StaffMember } from '~/platform/actor';
import { isId } from '~/platform/id';
import { requireStaff, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

type Args = { params: Record<string, string | undefined>; context: RequestContext };

/** Staff who may read drafts and what they would change: whoever reads totals. Throws 404 otherwise. */
export function requireRuleReader(context: RequestContext): { actor: StaffMember; governs: boolean } {
  const actor = requireStaff(context);
  const governs = hasActEverywhere(actor.staff, 'govern');
  if (!governs && !hasAct(actor.staff, 'read_totals')) throw notFound();
  return { actor, governs };
}

/** The same, who also may change them; throws 404 otherwise. */
export function requireGovernor(context: RequestContext): StaffMember {
  const { actor, governs } = requireRuleReader(context);
  if (!governs) throw notFound();
  return actor;
}

/** The draft that the address names; throws 404 where there is none. */
export async function requireDraft({ params, context }: Args): Promise<{
  actor: StaffMember;
  governs: boolean;
  draft: RuleSetDraft;
}> {
  const reader = requireRuleReader(context);
  if (!isId(params.id)) throw notFound();
  const draft = await ruleSetDraft(context.database.db, reader.actor, params.id, context.clock);
  if (!draft) throw notFound();
  return { ...reader, draft };
}
