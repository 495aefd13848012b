import { sql } from 'kysely';
import type { Constant, RuleSetNumbers } from '~/domain/eligibility/rule-set-numbers';
import type { Rule } from '~/domain/eligibility/rules';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aStaffMember } from './people';

/** The numbers of the first version, with some of them changed. */
export async function numbersWith(
  db: Db,
  rules: Partial<Record<Rule, { enter?: number; keep?: number; waivable?: boolean }>>,
  always: Partial<Record<Constant, number>> = {},
): Promise<RuleSetNumbers> {
  const first = await db
    .selectFrom('ruleSet')
    .select('thresholds')
    .where('version', '=', 'step4@1.0.0')
    .executeTakeFirstOrThrow();
  const numbers = first.thresholds as RuleSetNumbers;
  return {
    rules: numbers.rules.map((rule) => ({ ...rule, ...rules[rule.rule] })),
    always: { ...numbers.always, ...always },
  };
}

/** A version that two people published, in force from a day on. */
export async function aPublishedVersion(
  db: Db,
  version: { version: string; country: string | null; from: string; numbers: RuleSetNumbers },
): Promise<void> {
  const [proposer, publisher] = [await aStaffMember(db), await aStaffMember(db)];
  const draftId = newId();
  const [numbers, at] = [JSON.stringify(version.numbers), `${version.from}T00:00:00Z`];
  await sql`
    with draft as (
      insert into rule_set_draft (id, country, title, reason, based_on, thresholds, state, proposed_from, made_by,
        proposed_by, created_at, updated_at)
      values (${draftId}, ${version.country}, 'Other numbers', '', 'step4@1.0.0', ${numbers}::jsonb, 'published',
        ${version.from}, ${proposer.accountId}, ${proposer.accountId}, ${at}, ${at})
    )
    insert into rule_set (version, country, thresholds, in_force_from, published_at, draft_id, proposed_by, published_by)
    values (${version.version}, ${version.country}, ${numbers}::jsonb, ${version.from}, ${at}, ${draftId},
      ${proposer.accountId}, ${publisher.accountId})
  `.execute(db);
}
