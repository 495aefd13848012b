import { hasActEverywhere } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import type { RuleSetNumbers } from '../rule-set-numbers';
import { inForce, ruleSetCountries } from './rule-set.queries.server';

export type DraftRuleSetError = { code: 'not-allowed' } | { code: 'unknown-country' } | { code: 'title-missing' };

/**
 * Begins a draft with the numbers in force in a country, or (without one) in the programme. Returns its id. Fails with
 * `not-allowed` (govern), `unknown-country` or `title-missing`.
 */
export async function draftRuleSet(
  tx: Tx,
  actor: StaffMember,
  { country, title }: { country: string | null; title: string },
  clock: Clock,
): Promise<Result<string, DraftRuleSetError>> {
  if (!hasActEverywhere(actor.staff, 'govern')) return fail({ code: 'not-allowed' });
  if (country !== null && !(await ruleSetCountries(tx)).includes(country)) return fail({ code: 'unknown-country' });
  if (title === '') return fail({ code: 'title-missing' });
  const base = await inForce(tx, country, today(clock));
  const [id, at] = [newId(), clock.now()];
  await tx
    .insertInto('ruleSetDraft')
    .values({
      id,
      country,
      title,
      reason: '',
      basedOn: base.version,
      thresholds: JSON.stringify(base.numbers),
      madeBy: actor.accountId,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return ok(id);
}

export type SaveDraftError =
  | { code: 'draft-not-found' }
  | { code: 'state-changed' }
  /** Somebody saved other numbers meanwhile. */
  | { code: 'changed-meanwhile'; numbers: RuleSetNumbers; version: number };

/**
 * Keeps other numbers and the reason for them. Fails with `draft-not-found`, `state-changed` (proposed or published
 * already) or `changed-meanwhile` with what stands there now.
 */
export async function saveDraft(
  tx: Tx,
  actor: StaffMember,
  id: string,
  { numbers, reason, version }: { numbers: RuleSetNumbers; reason: string; version: number },
  clock: Clock,
): Promise<Result<null, SaveDraftError>> {
  if (!hasActEverywhere(actor.staff, 'govern')) return fail({ code: 'draft-not-found' });
  const draft = await tx
    .selectFrom('ruleSetDraft')
    .select(['state', 'version', 'thresholds', 'reason'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) return fail({ code: 'draft-not-found' });
  if (draft.state !== 'draft') return fail({ code: 'state-changed' });
  const current = draft.thresholds as RuleSetNumbers;
  if (isSame(current, numbers) && draft.reason === reason) return ok(null);
  if (draft.version !== version) return fail({ code: 'changed-meanwhile', numbers: current, version: draft.version });
  await tx
    .updateTable('ruleSetDraft')
    .set({ thresholds: JSON.stringify(numbers), reason, version: version + 1, updatedAt: clock.now() })
    .where('id', '=', id)
    .execute();
  return ok(null);
}

function isSame(one: RuleSetNumbers, other: RuleSetNumbers): boolean {
  const rules = (numbers: RuleSetNumbers) =>
    numbers.rules.map(({ rule, enter, keep, waivable }) => `${rule} ${enter} ${keep} ${waivable}`).join();
  const always = ({ always: constants }: RuleSetNumbers) =>
    Object.entries(constants)
      .sort(([a], [b]) => a.localeCompare(b))
      .join();
  return rules(one) === rules(other) && always(one) === always(other);
}
