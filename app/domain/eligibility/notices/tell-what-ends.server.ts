import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { STANDING_REMINDER, WAIVER_ENDING } from '../eligibility.events';
import { REMINDER_DAYS } from '../standing.states';

/** Days before a waiver's end on which its owners are told. */
const WAIVER_TOLD_DAYS = 7;

/**
 * Reminds, once each, those whose notice ends within 3 days and those whose waiver ends within 7, by the day in their
 * branch's time zone. Returns how many events it told.
 */
export async function tellWhatEnds(db: Db, clock: Clock): Promise<number> {
  const zones = await db.selectFrom('branch').select('timezone').distinct().execute();
  const days = zones.map(({ timezone }) => ({ timezone, day: today(clock, timezone) }));
  const told = await transact(db, async (tx) => {
    const reminded = await remind(tx, days);
    return ok(reminded + (await tellWaiversEnd(tx, days)));
  });
  return told.ok ? told.value : 0;
}

type Days = readonly { timezone: string; day: string }[];

const byZone = (days: Days) => sql`unnest(${days.map(({ timezone }) => timezone)}::text[],
  ${days.map(({ day }) => day)}::date[]) as d(timezone, day)`;

const queued = sql`select count(enqueue_event(id))::int as told from event`;

async function remind(tx: Tx, days: Days): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with due as (
      update standing_notice n set reminded_on = d.day
      from enterprise e
      join self_help_group g on g.id = e.group_id
      join branch b on b.id = g.branch_id
      join ${byZone(days)} on d.timezone = b.timezone
      where e.id = n.enterprise_id and n.verdict = 'fail' and n.reminded_on is null
        and n.until > d.day and n.until <= d.day + ${sql.lit(REMINDER_DAYS)}
      returning n.enterprise_id
    ), event as (
      insert into outbox_event (name, payload)
      select ${STANDING_REMINDER}, jsonb_build_object('enterpriseId', enterprise_id)
      from due group by enterprise_id order by enterprise_id
      returning id
    )
    ${queued}
  `.execute(tx);
  return rows[0]?.told ?? 0;
}

async function tellWaiversEnd(tx: Tx, days: Days): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with ending as (
      update waiver_request r set ending_told_on = d.day
      from branch b
      join ${byZone(days)} on d.timezone = b.timezone
      where r.state = 'approved' and r.ending_told_on is null
        and r.until_on > d.day and r.until_on <= d.day + ${sql.lit(WAIVER_TOLD_DAYS)}
        and b.id = coalesce(r.branch_id, (select g.branch_id from enterprise e
          join self_help_group g on g.id = e.group_id where e.id = r.enterprise_id))
      returning r.id
    ), event as (
      insert into outbox_event (name, payload)
      select ${WAIVER_ENDING}, jsonb_build_object('requestId', w.request_id, 'enterpriseId', w.enterprise_id)
      from ending join waiver w on w.request_id = ending.id
      where exists (select from enterprise_owner o join account a on a.member_id = o.member_id
        where o.enterprise_id = w.enterprise_id and a.disabled_at is null)
      group by w.request_id, w.enterprise_id
      returning id
    )
    ${queued}
  `.execute(tx);
  return rows[0]?.told ?? 0;
}
