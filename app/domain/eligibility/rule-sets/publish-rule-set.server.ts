import { sql } from 'kysely';
import { z } from 'zod';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import { todayAnywhere, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';

const LEAST_REASON = 20;

export type PublishRuleSetInput =
  | { step: 'propose'; from: string; version: number }
  | { step: 'publish'; version: number }
  | { step: 'return'; version: number };

export type PublishRuleSetError =
  | { code: 'draft-not-found' }
  | { code: 'state-changed' }
  | { code: 'not-a-day' }
  /** A version comes into force on a later day, when everybody is judged anew. */
  | { code: 'too-early'; today: string }
  | { code: 'reason-too-short'; least: number }
  | { code: 'never-replayed' }
  | { code: 'nothing-changed' }
  /** A version is published by somebody else than who proposed it. */
  | { code: 'own-proposal' };

type Draft = {
  state: string;
  version: number;
  country: string | null;
  reason: string;
  proposedBy: string | null;
  proposedFrom: string | null;
  isReplayed: boolean;
  isChanged: boolean;
};

/**
 * The way of a draft to a version: proposed by one person with the day it comes into force, once its numbers have been
 * replayed; published by another, or given back. Returns the version that was published, null for the other steps. Fails
 * as the codes say; every step compares the draft's version.
 */
export async function publishRuleSet(
  tx: Tx,
  actor: StaffMember,
  id: string,
  input: PublishRuleSetInput,
  clock: Clock,
): Promise<Result<string | null, PublishRuleSetError>> {
  if (!hasActEverywhere(actor.staff, 'govern')) return fail({ code: 'draft-not-found' });
  const draft = await lockDraft(tx, id);
  if (!draft) return fail({ code: 'draft-not-found' });
  const expected = input.step === 'propose' ? 'draft' : 'proposed';
  if (draft.state !== expected || draft.version !== input.version) return fail({ code: 'state-changed' });
  const set = (values: Record<string, unknown>) =>
    tx
      .updateTable('ruleSetDraft')
      .set({ ...values, version: draft.version + 1, updatedAt: clock.now() })
      .where('id', '=', id)
      .execute();
  switch (input.step) {
    case 'propose': {
      const problem = proposalProblem(draft, input.from, todayAnywhere(clock));
      if (problem) return fail(problem);
      await set({ state: 'proposed', proposedFrom: input.from, proposedBy: actor.accountId });
      return ok(null);
    }
    case 'return':
      await set({ state: 'draft', proposedFrom: null, proposedBy: null });
      return ok(null);
    case 'publish': {
      if (draft.proposedBy === actor.accountId) return fail({ code: 'own-proposal' });
      const day = todayAnywhere(clock);
      if ((draft.proposedFrom ?? '') <= day) return fail({ code: 'too-early', today: day });
      await set({ state: 'published' });
      return ok(await publish(tx, actor, id, draft.country, clock));
    }
  }
}

function proposalProblem(draft: Draft, from: string, day: string): PublishRuleSetError | null {
  if (!z.iso.date().safeParse(from).success) return { code: 'not-a-day' };
  if (from <= day) return { code: 'too-early', today: day };
  if (!draft.isChanged) return { code: 'nothing-changed' };
  if (draft.reason.length < LEAST_REASON) return { code: 'reason-too-short', least: LEAST_REASON };
  if (!draft.isReplayed) return { code: 'never-replayed' };
  return null;
}

async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select d.state, d.version, d.country, d.reason, d.proposed_by, d.proposed_from,
      exists (select from rule_set_replay r where r.draft_id = d.id and r.state = 'done'
        and r.numbers = d.thresholds) as is_replayed,
      d.thresholds <> (select b.thresholds from rule_set b where b.version = d.based_on) as is_changed
    from rule_set_draft d
    where d.id = ${id}::uuid
    for update of d
  `.execute(tx);
  return rows[0];
}

/** Writes the version, numbered after those of the same country: step4-in@2.0.0. */
async function publish(tx: Tx, actor: StaffMember, id: string, country: string | null, clock: Clock): Promise<string> {
  await sql`select pg_advisory_xact_lock(4040407)`.execute(tx);
  const name = country === null ? 'step4' : `step4-${country.toLowerCase()}`;
  const { rows } = await sql<{ version: string }>`
    insert into rule_set (version, country, thresholds, in_force_from, published_at, draft_id, proposed_by, published_by)
    select ${name} || '@' || (select count(*) + 1 from rule_set r where r.country is not distinct from d.country)
        || '.0.0', d.country, d.thresholds, d.proposed_from, ${clock.now()}, d.id, d.proposed_by, ${actor.accountId}
    from rule_set_draft d where d.id = ${id}::uuid
    returning version
  `.execute(tx);
  return rows[0]?.version ?? '';
}
