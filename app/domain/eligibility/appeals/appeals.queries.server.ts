import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Member, StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { addDays } from '~/platform/day';
import { pageOf, type Page } from '../evidence/page.server';
import type { Outcome } from '../standing.states';
import { APPEAL_DAYS } from './appeal-days';
import { tookPart } from './took-part.sql';

/** An appeal as she and officers see it. */
export type AppealView = {
  id: string;
  enterpriseId: string;
  enterprise: string;
  member: string;
  words: string;
  filedAt: Date;
  /** Who wrote it down for her; null where she did herself. */
  filedFor: string | null;
  answerBy: string;
  overdue: boolean;
  state: 'open' | 'upheld' | 'dismissed';
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  outcome: Outcome;
  decidedOn: string;
};

const view = (day: string) => sql`
  a.id, a.enterprise_id, e.name as enterprise, m.display_name as member, a.words, a.filed_at,
  case when f.member_id is distinct from a.member_id then f.display_name end as filed_for, a.answer_by,
  a.state = 'open' and a.answer_by < ${day}::date as overdue, a.state, a.answer, n.display_name as answered_by,
  a.answered_at, d.outcome, d.as_of as decided_on`;
const tables = sql`
  appeal a
  join eligibility_decision d on d.id = a.decision_id
  join enterprise e on e.id = a.enterprise_id
  join self_help_group g on g.id = e.group_id
  join branch b on b.id = g.branch_id
  join member m on m.id = a.member_id
  join account f on f.id = a.filed_by
  left join account n on n.id = a.answered_by`;

/** The member's own appeals, the newest first. */
export async function ownAppeals(db: Db, seller: Member, clock: Clock): Promise<AppealView[]> {
  const { rows } = await sql<AppealView>`
    select ${view(today(clock))} from ${tables}
    where a.member_id = ${seller.memberId}::uuid
    order by a.filed_at desc, a.id limit 50
  `.execute(db);
  return rows;
}

/** One appeal for officers who approve there, and whether this one took part in what it is about; undefined for others. */
export async function appealForStaff(
  db: Db,
  officer: StaffMember,
  appealId: string,
  clock: Clock,
): Promise<(AppealView & { tookPart: boolean }) | undefined> {
  const { rows } = await sql<AppealView & { tookPart: boolean }>`
    select ${view(today(clock))}, ${tookPart(officer.accountId)} as took_part from ${tables}
    where a.id = ${appealId}::uuid and ${staffMay(officer.staff, 'approve', { branch: 'b.id', group: 'g.id' })}
  `.execute(db);
  return rows[0];
}

const OPEN_A_PAGE = 50;

/** A page of open appeals where the officer approves, those due first on top. */
export async function openAppeals(
  db: Db,
  officer: StaffMember,
  cursor: string | null,
  clock: Clock,
): Promise<Page<AppealView>> {
  const query = sql`
    select ${view(today(clock))}, a.answer_by::text as first_key, a.id::text as second_key from ${tables}
    where a.state = 'open' and ${staffMay(officer.staff, 'approve', { branch: 'b.id', group: 'g.id' })}`;
  return pageOf<AppealView>(db, query, { cursor, size: OPEN_A_PAGE, order: 'asc' });
}

export type AppealableDecision = {
  id: number;
  enterprise: string;
  outcome: Outcome;
  decidedOn: string;
  memberIds: string[];
};

/** Decisions that the member can still appeal against, the newest first: her enterprises', one a place they stood at. */
export async function ownAppealable(db: Db, seller: Member, clock: Clock): Promise<AppealableDecision[]> {
  const hers = sql<SqlBool>`exists (select from enterprise_owner o where o.enterprise_id = e.id
    and o.member_id = ${seller.memberId}::uuid)
    and not exists (select from appeal a where a.decision_id = d.id and a.member_id = ${seller.memberId}::uuid)`;
  return appealable(db, hers, clock);
}

/** Decisions about one enterprise that an owner can still appeal against. Whoever asks has been allowed to see it. */
export async function appealableOf(db: Db, enterpriseId: string, clock: Clock): Promise<AppealableDecision[]> {
  return appealable(db, sql<SqlBool>`e.id = ${enterpriseId}::uuid`, clock);
}

async function appealable(db: Db, which: RawBuilder<SqlBool>, clock: Clock): Promise<AppealableDecision[]> {
  const { rows } = await sql<AppealableDecision>`
    select distinct on (e.id, d.outcome) d.id, e.name as enterprise, d.outcome, d.as_of as decided_on,
      array(select o.member_id from enterprise_owner o where o.enterprise_id = e.id) as member_ids
    from enterprise e
    join eligibility_decision d on d.enterprise_id = e.id
    where e.kind <> 'supplier' and ${which} and d.outcome <> 'eligible'
      and d.as_of >= ${addDays(today(clock), -APPEAL_DAYS)}::date
    order by e.id, d.outcome, d.id desc
  `.execute(db);
  return rows.sort((one, other) => other.id - one.id);
}
