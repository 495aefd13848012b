import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';

/** The job that judges whoever waits. */
export const JUDGE_WAITING = 'judge_waiting';
/** Seconds that further changes have to join the same judgement. */
const GATHERED_FOR = 2;

/**
 * Has enterprises judged within seconds, those of many changes at once. Whoever waits already waits no longer; a supplier
 * or unknown id is passed over.
 */
export async function queueJudgement(tx: Tx, enterpriseIds: readonly string[], clock: Clock): Promise<void> {
  if (enterpriseIds.length === 0) return;
  await sql`
    insert into judgement_due (enterprise_id, urgent, since)
    select id, true, ${clock.now()} from enterprise where id = any(${enterpriseIds}::uuid[]) and kind <> 'supplier'
    order by id
    on conflict (enterprise_id) do update set urgent = true
  `.execute(tx);
  await wakeJudge(tx);
}

/**
 * Has everybody judged in whose branch a new day has begun since the last time, after those whose records changed.
 * Returns how many.
 */
export async function queueNewDays(tx: Tx, days: readonly { timeZone: string; day: string }[]): Promise<number> {
  const zones = days.map(({ timeZone }) => timeZone);
  const { numAffectedRows = 0n } = await sql`
    with begun as (
      insert into judged_day (timezone, day)
      select * from unnest(${zones}::text[], ${days.map(({ day }) => day)}::date[]) as d(timezone, day) order by timezone
      on conflict (timezone) do update set day = excluded.day where judged_day.day < excluded.day
      returning timezone
    )
    insert into judgement_due (enterprise_id, urgent, since)
    select e.id, false, now()
    from begun
    join branch b on b.timezone = begun.timezone
    join self_help_group g on g.branch_id = b.id
    join enterprise e on e.group_id = g.id
    order by e.id
    on conflict (enterprise_id) do update set urgent = judgement_due.urgent
  `.execute(tx);
  if (numAffectedRows > 0n) await wakeJudge(tx);
  return Number(numAffectedRows);
}

/** Puts every enterprise behind those that wait already. */
export async function queueEverybody(tx: Tx, clock: Clock): Promise<void> {
  await sql`
    insert into judgement_due (enterprise_id, urgent, since)
    select id, false, ${clock.now()} from enterprise where kind <> 'supplier' order by id
    on conflict (enterprise_id) do nothing
  `.execute(tx);
  await wakeJudge(tx);
}

/** One job for however many calls; a call while it runs makes another. */
async function wakeJudge(tx: Tx): Promise<void> {
  await sql`
    select graphile_worker.add_job(${JUDGE_WAITING}, '{}'::json, job_key => ${JUDGE_WAITING},
      job_key_mode => 'preserve_run_at', run_at => now() + make_interval(secs => ${GATHERED_FOR}), max_attempts => 12)
  `.execute(tx);
}
