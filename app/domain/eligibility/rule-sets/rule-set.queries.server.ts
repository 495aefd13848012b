import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { RuleSetNumbers } from '../rule-set-numbers';
import type { DraftState, RuleSetDraft } from './rule-set-draft';

export type RuleSetVersion = {
  version: string;
  country: string | null;
  inForceFrom: string;
  proposedBy: string | null;
  publishedBy: string | null;
  draftId: string | null;
  /** In force today where it applies. */
  isInForce: boolean;
};

/** Every published version, newest first. */
export async function ruleSetVersions(db: Db, clock: Clock): Promise<RuleSetVersion[]> {
  const { rows } = await sql<RuleSetVersion>`
    select r.version, r.country, r.in_force_from, p.display_name as proposed_by, q.display_name as published_by,
      r.draft_id, r.in_force_from <= ${today(clock)}::date and not exists (
        select from rule_set n where n.country is not distinct from r.country and n.in_force_from <= ${today(clock)}::date
          and (n.in_force_from, n.published_at) > (r.in_force_from, r.published_at)) as is_in_force
    from rule_set r
    left join account p on p.id = r.proposed_by
    left join account q on q.id = r.published_by
    order by r.in_force_from desc, r.published_at desc
  `.execute(db);
  return rows;
}

/** The version in force in a country (null: where none has its own) on a day. */
export async function inForce(
  db: Db,
  country: string | null,
  day: string,
): Promise<{ version: string; numbers: RuleSetNumbers }> {
  const { rows } = await sql<{ version: string; numbers: RuleSetNumbers }>`
    select version, thresholds as numbers from rule_set
    where (country is null or country = ${country}) and in_force_from <= ${day}::date
    order by country nulls last, in_force_from desc, published_at desc
    limit 1
  `.execute(db);
  const [found] = rows;
  if (!found) throw new Error(`no rule set is in force on ${day}`);
  return found;
}

export type DraftRow = {
  id: string;
  title: string;
  country: string | null;
  state: DraftState;
  madeBy: string;
  at: Date;
};

const DRAFTS_SHOWN = 30;

/** The latest drafts. */
export async function ruleSetDrafts(db: Db): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select d.id, d.title, d.country, d.state, a.display_name as made_by, d.updated_at as at
    from rule_set_draft d join account a on a.id = d.made_by
    where d.state <> 'dropped'
    order by d.created_at desc, d.id desc
    limit ${DRAFTS_SHOWN}
  `.execute(db);
  return rows;
}

/** One draft beside the version in force. Undefined where there is none. */
export async function ruleSetDraft(db: Db, reader: Actor, id: string, clock: Clock): Promise<RuleSetDraft | undefined> {
  const { rows } = await sql<Omit<RuleSetDraft, 'inForce'> & { basedOn: string; baseNumbers: RuleSetNumbers }>`
    select d.id, d.country, d.title, d.reason, d.thresholds as numbers, d.state, d.proposed_from,
      p.display_name as proposed_by, coalesce(d.proposed_by = ${reader.accountId}::uuid, false) as is_my_proposal,
      a.display_name as made_by, d.version, d.based_on, base.thresholds as base_numbers,
      (select r.version from rule_set r where r.draft_id = d.id) as published_as
    from rule_set_draft d
    join account a on a.id = d.made_by
    join rule_set base on base.version = d.based_on
    left join account p on p.id = d.proposed_by
    where d.id = ${id}::uuid
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { basedOn, baseNumbers, ...draft } = row;
  // A published draft stands beside what it took the place of.
  const standing =
    draft.publishedAs === null
      ? await inForce(db, draft.country, today(clock))
      : { version: basedOn, numbers: baseNumbers };
  return { ...draft, inForce: standing };
}

/** The countries that have branches. */
export async function ruleSetCountries(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('branch').select('country').distinct().orderBy('country').execute();
  return rows.map(({ country }) => country);
}
