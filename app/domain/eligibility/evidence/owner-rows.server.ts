import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { MemberRow, MembershipRow, ModuleRow } from './evidence-row';
import { knownThen, type EvidenceSubject } from './evidence-subject';
import { pageOf, type Page } from './page.server';

const ROWS_A_PAGE = 50;
const PERSON = sql`jsonb_build_object('id', m.id, 'code', m.code, 'name', m.display_name) as member`;

/** What the register says of the owner, or of each signatory: age, consent, identity (M1). */
export async function memberRows(db: Db, subject: EvidenceSubject, cursor: string | null): Promise<Page<MemberRow>> {
  const query = sql`
    select 'member' as kind, ${PERSON}, m.birth_year, m.consent_on, m.consent_withdrawn_on, m.identity_seen_on,
      m.code as first_key, '' as second_key
    from member m
    where m.id = any(${subject.memberIds}::uuid[])`;
  return pageOf(db, query, { cursor, size: ROWS_A_PAGE, order: 'asc' });
}

/** The owner's memberships in the enterprise's group (M2), newest first. */
export async function membershipRows(
  db: Db,
  subject: EvidenceSubject,
  cursor: string | null,
): Promise<Page<MembershipRow>> {
  const query = sql`
    select 'membership' as kind, ${PERSON}, s.role, s.joined_on, s.left_on,
      s.joined_on::text as first_key, m.code as second_key
    from membership s
    join member m on m.id = s.member_id
    where s.group_id = ${subject.groupId}::uuid and s.member_id = any(${subject.memberIds}::uuid[])`;
  return pageOf(db, query, { cursor, size: ROWS_A_PAGE, order: 'desc' });
}

/** The mandatory modules of the branch's country with the owner's minutes and assessment, or each signatory's (M6). */
export async function moduleRows(db: Db, subject: EvidenceSubject, cursor: string | null): Promise<Page<ModuleRow>> {
  const { asOf, country, memberIds } = subject;
  const query = sql`
    select 'module' as kind, ${PERSON}, t.code, t.title, t.step, t.minutes,
      (select coalesce(sum(a.minutes), 0)::int from training_attendance a
        where a.member_id = m.id and a.module_id = t.module_id and a.session_on <= ${asOf}::date
          and ${knownThen(subject, 'a')}) as attended_minutes,
      (select min(a.assessed_on) from assessment a
        where a.member_id = m.id and a.module_id = t.module_id and a.passed and a.assessed_on <= ${asOf}::date
          and ${knownThen(subject, 'a')}) as passed_on,
      t.step || ' ' || t.code as first_key, m.code as second_key
    from module_in_force t
    cross join member m
    where t.mandatory and t.country = ${country} and t.from_on <= ${asOf}::date and t.until_on > ${asOf}::date and m.id = any(${memberIds}::uuid[])`;
  return pageOf(db, query, { cursor, size: ROWS_A_PAGE, order: 'asc' });
}
