import { makeTable, refuseRows, type ImportRun } from './import-run.server';

/** Memberships as they will stand for the members and groups that this folder is about. */
export async function findMemberships(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_membership',
    `with about as (
       select distinct group_id from next_attendance where group_id is not null
       union select group_id from next_memberships where change <> 'unchanged'
       union select group_id from next_meetings where change = 'corrected'
       union select group_id from next_enterprises
       union select e.group_id from next_enterprise_owners o join known_enterprise e on e.id = o.enterprise_id
     )
     select member_id, group_id, joined_on, left_on, line, soundness, change from next_memberships
     where member_id is not null and group_id is not null
     union all
     select m.member_id, m.group_id, m.joined_on, m.left_on, null, 0, 'unchanged'
     from membership m join about on about.group_id = m.group_id
     where not exists (
       select from next_memberships n
       where n.member_id = m.member_id and n.group_id = m.group_id and n.joined_on = m.joined_on)`,
  );
  // Whom a refused row may have made a member; nothing is refused on the ground that she is none.
  await makeTable(
    run,
    'uncertain_membership',
    `select m.id as member_id, g.id as group_id
     from in_memberships s join known_member m on m.code = s.member_code left join known_group g on g.code = s.group_code
     where s.soundness > 0 and (s.joined_on is null or s.left_on is null or g.id is null)
     union
     select m.id, null::uuid from in_memberships s join known_member m on m.code = s.member_code
     where s.group_code is not null and not exists (select from known_group g where g.code = s.group_code)`,
  );
}

/** Memberships of one member in one group do not overlap; they may touch, and one without a day overlaps nothing. */
export async function checkMemberships(run: ImportRun): Promise<void> {
  await refuseRows(
    run,
    { register: 'memberships', column: 'joined_on', code: 'memberships-overlap' },
    `select r.line, min(jsonb_build_object('joined', o.joined_on, 'left', coalesce(o.left_on::text, 'open'))::text)::jsonb
     from next_memberships r
       join known_membership o on o.member_id = r.member_id and o.group_id = r.group_id
         and (o.line is null or (o.joined_on, o.line) < (r.joined_on, r.line))
     where r.soundness = 0 and o.soundness = 0
       and (r.left_on is null or r.left_on > r.joined_on) and (o.left_on is null or o.left_on > o.joined_on)
       and r.joined_on < coalesce(o.left_on, 'infinity') and o.joined_on < coalesce(r.left_on, 'infinity')
     group by r.line`,
  );
}

const IS_COVERED = `
  exists (
    select from known_membership k where k.member_id = a.member_id and k.group_id = a.group_id
      and k.joined_on <= a.held_on and (k.left_on is null or k.left_on > a.held_on))`;

/** A mark names a member whose membership in that group covers the day of the meeting; one mark a member and meeting. */
export async function checkAttendance(run: ImportRun): Promise<void> {
  if (!run.present.has('attendance')) return;
  await refuseRows(
    run,
    { register: 'attendance', column: 'member_code', code: 'twice' },
    `select n.line, jsonb_build_object('line', d.first_line::text)
     from next_attendance n join (
       select meeting_id, member_id, min(line) as first_line from next_attendance
       where meeting_id is not null and member_id is not null and soundness < 2
       group by meeting_id, member_id having count(*) > 1
     ) d using (meeting_id, member_id)
     where n.line <> d.first_line and n.soundness < 2`,
  );
  if (run.unreadable.has('memberships')) return;
  await refuseRows(
    run,
    { register: 'attendance', column: 'member_code', code: 'not-a-member-that-day' },
    `select s.line, jsonb_build_object('value', s.member_code, 'group', s.group_code, 'day', a.held_on)
     from next_attendance a join in_attendance s using (line)
     where a.member_id is not null and a.held_on is not null and a.soundness < 2 and not ${IS_COVERED}
       and not exists (
         select from uncertain_membership u
         where u.member_id = a.member_id and (u.group_id is null or u.group_id = a.group_id))`,
  );
}

/** A correction leaves no record behind that could not be taken now: marks, savings and cash of what was not held. */
export async function checkCorrectedMeetings(run: ImportRun): Promise<void> {
  const left = ['attendance_mark', 'saving', 'cash_movement'].map((table, at) => {
    const register = ['attendance', 'savings', 'cash_movements'][at];
    return `exists (select from ${table} t
              where t.meeting_id = n.id and t.meeting_on = n.scheduled_on and t.reversed_in is null)
            and not exists (select from next_${register} x where x.meeting_id = n.id)`;
  });
  await refuseRows(
    run,
    { register: 'meetings', column: 'status', code: 'meeting-has-records' },
    `select n.line, null::jsonb from next_meetings n
     where n.change = 'corrected' and n.status <> 'held' and (${left.join(' or ')})`,
  );
  const lost = (affected: string) =>
    `select a.line, jsonb_build_object('value', min(m.code), 'day', min(a.held_on))
     from (${affected}) a join member m on m.id = a.member_id
     where not ${IS_COVERED} group by a.line`;
  await refuseRows(
    run,
    { register: 'meetings', column: 'held_on', code: 'marks-outside-membership' },
    lost(
      `select n.line, n.group_id, n.held_on, t.member_id from next_meetings n
         join meeting k on k.id = n.id and k.held_on is distinct from n.held_on
         join attendance_mark t on t.meeting_id = n.id and t.meeting_on = n.scheduled_on and t.reversed_in is null
       where n.change = 'corrected' and n.status = 'held'
         and not exists (select from next_attendance x where x.meeting_id = n.id)`,
    ),
  );
  await refuseRows(
    run,
    { register: 'memberships', column: 'left_on', code: 'marks-outside-membership' },
    lost(
      `select n.line, n.group_id, coalesce(c.held_on, k.held_on) as held_on, t.member_id from next_memberships n
         join membership w on w.id = n.id and w.left_on is distinct from n.left_on and n.left_on is not null
         join meeting k on k.group_id = n.group_id and k.held_on >= n.left_on
         left join next_meetings c on c.id = k.id
         join attendance_mark t on t.meeting_id = k.id and t.meeting_on = k.scheduled_on and t.member_id = n.member_id
           and t.reversed_in is null
       where n.change = 'corrected' and (w.left_on is null or k.held_on < w.left_on)
         and not exists (select from next_attendance x where x.meeting_id = k.id)`,
    ),
  );
}
