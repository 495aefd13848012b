import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { AllocatedInstalment } from '../evidence/allocate-payments';
import type { EvidenceSubject } from '../evidence/evidence-subject';
import { loanRows } from '../evidence/loan-rows.server';
import { cashBoxRows } from '../evidence/meeting-rows.server';
import { moduleRows } from '../evidence/owner-rows.server';
import type { Rule } from '../rules';
import type { RuleSetNumbers } from '../rule-set-numbers';
import type { PathFacts, PathInstalment, PathMeeting } from './path-facts';

type Person = PathFacts['person'] & {
  country: string;
  currency: string;
  timeZone: string;
  members: number;
  firstHeldOn: string | null;
  always: RuleSetNumbers['always'];
  consentOn: string | null;
  consentWithdrawnOn: string | null;
  identitySeenOn: string | null;
};

export type PathOf = {
  memberId: string;
  groupId: string;
  /** Null while she has no enterprise. */
  enterprise: { id: string; kind: 'individual' | 'group'; status: string; startedOn: string } | null;
};

/** What a member's way rests on as it is recorded now: her own records, and sums of her group's. Undefined for unknown ids. */
export async function pathFacts(db: Db, of: PathOf, clock: Clock): Promise<PathFacts | undefined> {
  const person = await personOf(db, of);
  if (!person) return undefined;
  const day = today(clock, person.timeZone);
  const subject = (rule: Rule): EvidenceSubject => ({
    rule,
    enterpriseId: of.enterprise?.id ?? of.memberId,
    groupId: of.groupId,
    country: person.country,
    currency: person.currency,
    asOf: day,
    windowAfter: null,
    knownIn: null,
    basisImportId: null,
    memberIds: [of.memberId],
  });
  const { always } = person;
  const [meetings, boxes, loans, outside, modules] = await Promise.all([
    meetingsOf(db, of, day, always.window_months),
    cashBoxRows(db, subject('G7')),
    loanRows(db, subject('M5'), null),
    loanRows(db, subject('M7'), null),
    moduleRows(db, subject('M6'), null),
  ]);
  const right = boxes.rows.map(
    ({ cash }) => cash !== null && cash.countedMinor !== null && cash.countedMinor === cash.expectedMinor,
  );
  const wrongAt = right.indexOf(false);
  return {
    today: day,
    memberId: of.memberId,
    groupEnterprise: of.enterprise?.kind === 'group',
    meetings,
    members: person.members,
    firstHeldOn: person.firstHeldOn,
    rightLately: wrongAt < 0 ? right.length : wrongAt,
    person: {
      birthYear: person.birthYear,
      consent: consentOn(person, day),
      identitySeen: person.identitySeenOn !== null && person.identitySeenOn <= day,
      joinedOn: person.joinedOn,
    },
    instalments: loans.rows.flatMap((loan) =>
      loan.instalments.map((instalment) => instalmentOf(instalment, loan.status)),
    ),
    modules: modules.rows
      .filter(
        ({ passedOn, attendedMinutes, minutes }) =>
          passedOn === null || attendedMinutes * 100 < always.module_minutes_percent * minutes,
      )
      .map(({ title }) => title),
    outside: outside.rows.map((loan) => ({
      writtenOff: loan.status === 'written_off',
      restructured: loan.status === 'restructured',
      statusOn: loan.statusOn,
      daysPastDue: loan.daysPastDue,
      instalments: loan.instalments.map((instalment) => instalmentOf(instalment, loan.status)),
    })),
    enterprise: of.enterprise && { active: of.enterprise.status === 'active', startedOn: of.enterprise.startedOn },
    numbers: {
      windowMonths: always.window_months,
      instalmentMonths: always.instalment_months,
      writeOffMonths: always.write_off_months,
      leastMeetings: Math.max(always.least_scheduled, always.least_expected, always.least_attended),
      reconciledMeetings: always.reconciled_meetings,
      pastDueDays: always.past_due_days,
      restructuredInstalments: always.restructured_instalments,
    },
  };
}

function consentOn(person: Person, day: string): PathFacts['person']['consent'] {
  if (person.consentWithdrawnOn !== null && person.consentWithdrawnOn <= day) return 'withdrawn';
  return person.consentOn !== null && person.consentOn <= day ? 'given' : 'none';
}

function instalmentOf(instalment: AllocatedInstalment, status: string): PathInstalment {
  const due = instalment.principalMinor + instalment.interestMinor;
  const settled = status === 'closed' || status === 'written_off';
  return { on: instalment.dueOn, onTime: instalment.onTime, unpaid: !settled && instalment.paidMinor < due };
}

async function personOf(db: Db, { memberId, groupId }: PathOf): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select m.birth_year, m.consent_on, m.consent_withdrawn_on, m.identity_seen_on, b.country, b.currency,
      b.timezone as time_zone,
      (select max(s.joined_on) from open_membership s where s.member_id = m.id and s.group_id = g.id)
        as joined_on,
      (select count(*)::int from open_membership s where s.group_id = g.id) as members,
      (select min(held_on) from meeting where group_id = g.id and held_on is not null) as first_held_on,
      (select r.thresholds -> 'always' from rule_set r
        where (r.country is null or r.country = b.country) and r.in_force_from <= today_in(b.timezone)
        order by r.country nulls last, r.in_force_from desc, r.published_at desc limit 1) as always
    from member m, self_help_group g
    join branch b on b.id = g.branch_id
    where m.id = ${memberId}::uuid and g.id = ${groupId}::uuid
  `.execute(db);
  return rows[0];
}

async function meetingsOf(db: Db, { memberId, groupId }: PathOf, day: string, months: number): Promise<PathMeeting[]> {
  const { rows } = await sql<
    Omit<PathMeeting, 'own'> & { ownExpected: boolean; ownAttended: boolean; ownDeposited: boolean }
  >`
    select m.scheduled_on as on, m.status = 'held' as held,
      count(ms.member_id)::int as expected,
      count(*) filter (where came)::int as attended,
      count(*) filter (where saved)::int as deposited,
      coalesce(bool_or(ms.member_id = ${memberId}::uuid), false) as own_expected,
      coalesce(bool_or(came and ms.member_id = ${memberId}::uuid), false) as own_attended,
      coalesce(bool_or(saved and ms.member_id = ${memberId}::uuid), false) as own_deposited
    from meeting m
    left join lateral (
      select s.member_id, a.mark in ('present', 'late') as came, coalesce((
        select sum(d.amount_minor) from saving d
        where d.meeting_id = m.id and d.meeting_on = m.scheduled_on and d.member_id = s.member_id and d.reversed_in is null), 0) > 0 as saved
      from membership s
      left join attendance_mark a on a.meeting_id = m.id and a.meeting_on = m.scheduled_on and a.member_id = s.member_id and a.reversed_in is null
      where m.status = 'held' and s.group_id = m.group_id and s.joined_on <= m.held_on
        and (s.left_on is null or s.left_on > m.held_on) and a.mark is distinct from 'excused'
    ) as ms on true
    where m.group_id = ${groupId}::uuid and m.status in ('held', 'missed') and m.scheduled_on <= ${day}::date
      and m.scheduled_on > ${day}::date - make_interval(months => ${months})
    group by m.id
    order by m.scheduled_on
  `.execute(db);
  return rows.map(({ ownExpected, ownAttended, ownDeposited, ...meeting }) => ({
    ...meeting,
    own: { expected: ownExpected, attended: ownAttended, deposited: ownDeposited },
  }));
}
