import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type MemberView = {
  id: string;
  code: string;
  name: string;
  birthYear: number;
  phone: string | null;
  consentOn: string | null;
  consentWithdrawnOn: string | null;
  identitySeenOn: string | null;
  linked: boolean;
  /** Staff may ask for her record to be erased: it is not yet, and no request waits. */
  erasable: boolean;
  memberships: { groupId: string; groupName: string; role: string; joinedOn: string; leftOn: string | null }[];
  enterprises: { id: string; name: string; code: string; standing: string }[];
};

/** What the register says of a member of the staff's branches, money left out; undefined for anybody else. */
export async function memberView(db: Db, staff: Staff, memberId: string): Promise<MemberView | undefined> {
  const { rows } = await sql<MemberView>`
    select m.id, m.code, m.display_name as name, m.birth_year, m.phone, m.consent_on, m.consent_withdrawn_on,
      m.identity_seen_on, exists (select from account a where a.member_id = m.id) as linked,
      m.erased_at is null and not exists (
        select from erasure_request r where r.member_id = m.id and r.state = 'requested') as erasable,
      (select jsonb_agg(jsonb_build_object('groupId', g.id, 'groupName', g.name, 'role', s.role,
          'joinedOn', s.joined_on, 'leftOn', s.left_on) order by s.joined_on desc)
        from membership s join self_help_group g on g.id = s.group_id where s.member_id = m.id) as memberships,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'code', e.code,
          'standing', coalesce(t.outcome, 'not_judged')) order by e.code)
        from enterprise_owner w join enterprise e on e.id = w.enterprise_id
        left join enterprise_standing t on t.enterprise_id = e.id where w.member_id = m.id), '[]') as enterprises
    from member m
    where m.id = ${memberId} and exists (
      select from membership s join self_help_group g on g.id = s.group_id
      where s.member_id = m.id and ${staffMay(staff, 'read_register', { branch: 'g.branch_id', group: 'g.id' })})
  `.execute(db);
  return rows[0];
}
