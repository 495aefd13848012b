import { sql } from 'kysely';
import { today, type Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { dropJudgement, judge } from '../judgement/judge.server';
import type { RuleSetNumbers } from '../rule-set-numbers';
import { inForce } from './rule-set.queries.server';

type Replay = {
  id: string;
  country: string | null;
  numbers: RuleSetNumbers;
  days: string[];
  daysDone: number;
  thresholds: 'enter' | 'keep';
};

/**
 * Judges everybody concerned at each day of a replay by the version in force now and by the draft's numbers, and keeps
 * who would gain or lose. Each day is a transaction, so a replay that was cut off goes on where it was. Records are those
 * known today. Touches no decision and no standing.
 */
export async function runReplay(db: Db, replayId: string, clock: Clock): Promise<void> {
  const replay = await begin(db, replayId);
  if (!replay) return;
  const { numbers } = await inForce(db, replay.country, today(clock));
  const countries = await countriesOf(db, replay.country);
  for (const day of replay.days.slice(replay.daysDone)) {
    await db.transaction().execute(async (tx) => {
      const asked = { enterpriseIds: 'all' as const, asOf: day, thresholds: replay.thresholds, countries, clock };
      await judge(tx, { ...asked, instead: numbers });
      await sql.raw(KEEP_BEFORE).execute(tx);
      await dropJudgement(tx);
      await judge(tx, { ...asked, instead: replay.numbers });
      await keepDay(tx, replay.id, day);
    });
  }
  await db
    .updateTable('ruleSetReplay')
    .set({ state: 'done', finishedAt: clock.now() })
    .where('id', '=', replayId)
    .execute();
}

/** Notes that a replay came to grief, so that its page says so. */
export async function failReplay(db: Db, replayId: string, clock: Clock): Promise<void> {
  const failed = { state: 'failed', finishedAt: clock.now() };
  await db.updateTable('ruleSetReplay').set(failed).where('id', '=', replayId).where('state', '<>', 'done').execute();
}

async function begin(db: Db, replayId: string): Promise<Replay | undefined> {
  const { rows } = await sql<Replay>`
    update rule_set_replay r set state = 'running'
    from rule_set_draft d
    where r.id = ${replayId}::uuid and d.id = r.draft_id and r.state <> 'done'
    returning r.id, d.country, r.numbers, r.days::text[] as days, r.days_done, r.thresholds
  `.execute(db);
  return rows[0];
}

/** Where the draft would be in force: its country, or every country that has no version of its own. */
async function countriesOf(db: Db, country: string | null): Promise<string[]> {
  if (country !== null) return [country];
  const { rows } = await sql<{ country: string }>`
    select distinct b.country from branch b
    where not exists (select from rule_set r where r.country = b.country)
  `.execute(db);
  return rows.map((row) => row.country);
}

const KEEP_BEFORE = `
  create temporary table replay_before on commit drop as
  select f.enterprise_id, f.finding = 'holds' as holds, (
    select coalesce(array_agg(l.rule order by l.position), '{}') from judged_line l
    where l.enterprise_id = f.enterprise_id and l.verdict in ('fail', 'no_data')) as amiss
  from judged_finding f;
  analyze replay_before;
`;

async function keepDay(tx: Tx, replayId: string, day: string): Promise<void> {
  await sql`
    insert into rule_set_replay_change (replay_id, as_of, enterprise_id, gains, rules)
    select ${replayId}::uuid, ${day}::date, b.enterprise_id, not b.holds,
      case when b.holds then (
        select array_agg(l.rule order by l.position) from judged_line l
        where l.enterprise_id = b.enterprise_id and l.verdict in ('fail', 'no_data')) else b.amiss end
    from replay_before b
    join judged_finding f on f.enterprise_id = b.enterprise_id
    where b.holds <> (f.finding = 'holds')
  `.execute(tx);
  await sql`
    insert into rule_set_replay_cell
      (replay_id, as_of, country, group_kind, age_band, people, before, after, gain, lose)
    select ${replayId}::uuid, ${day}::date, country, group_kind,
      case when age < 25 then 'under_25' when age < 35 then '25_34' when age < 50 then '35_49' else '50_up' end,
      count(*), count(*) filter (where before), count(*) filter (where after),
      count(*) filter (where after and not before), count(*) filter (where before and not after)
    from (
      select o.member_id, min(e.country) as country, min(g.kind) as group_kind,
        extract(year from ${day}::date)::int - min(m.birth_year) as age,
        bool_or(b.holds) as before, bool_or(f.finding = 'holds') as after
      from replay_before b
      join judged_finding f on f.enterprise_id = b.enterprise_id
      join judged_enterprise e on e.enterprise_id = b.enterprise_id
      join self_help_group g on g.id = e.group_id
      join enterprise_owner o on o.enterprise_id = b.enterprise_id
      join member m on m.id = o.member_id
      group by o.member_id
    ) as person
    group by 3, 4, 5
  `.execute(tx);
  await sql`update rule_set_replay set days_done = days_done + 1 where id = ${replayId}::uuid`.execute(tx);
}
