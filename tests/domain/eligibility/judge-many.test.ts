import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { fixedClock } from '~/platform/clock';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db, owner } = database;
const clock = fixedClock('2026-10-31T09:00:00Z');
/** More than are judged in one transaction. */
const MANY = 1_200;

beforeAll(async () => {
  await inFolder([soundRegisters('MANY')], (folder) => takeIn(database, folder));
  await sql`
    insert into enterprise (id, code, name, kind, group_id, country, district, started_on)
    select new_id(), 'MANY-' || n, 'One of many', 'individual', e.group_id, e.country, e.district, e.started_on
    from enterprise e, generate_series(2, ${MANY}::int) n where e.code = 'MANY-E'
  `.execute(owner.db);
});

async function count(what: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(what)}`.execute(owner.db);
  return rows[0]?.n ?? 0;
}

test('many are judged side by side by the records of one moment, each with all evidence, and nobody waits any more', async () => {
  expect(await judgeEverybody(db, clock)).toEqual({ decisions: MANY, moved: MANY });
  expect(await count('enterprise_standing')).toBe(MANY);
  expect(await count('eligibility_evidence')).toBe(17 * MANY);
  expect(await count('(select distinct known_in from eligibility_decision) as moment')).toBe(1);
  expect(await count(`outbox_event where name = 'eligibility.judged'`)).toBe(2);
  expect(await count('judgement_due')).toBe(0);
  expect(await judgeEverybody(db, clock)).toEqual({ decisions: 0, moved: 0 });
});

/** Everybody waits after a change of all; one more changes as `andThen` says, in a transaction that is still open. */
async function oneStillChanges(all: string, andThen: string) {
  await sql.raw(all).execute(owner.db);
  await sql`
    insert into judgement_due (enterprise_id, urgent, since) select id, false, now() from enterprise
  `.execute(owner.db);
  const change = await owner.pool.connect();
  await change.query('begin');
  await change.query(andThen);
  return async () => {
    await change.query('commit');
    change.release();
  };
}

const OF_ONE = `where enterprise_id = (select id from enterprise where code = 'MANY-700')`;

test('whoever is queued at this moment is not waited for, and is judged by the next judgement', async () => {
  const commit = await oneStillChanges(
    `update enterprise set status = 'closed' where code like 'MANY-%'`,
    `update judgement_due set urgent = true ${OF_ONE}; update enterprise set status = 'active' where code = 'MANY-700'`,
  );
  expect(await judgeWaiting(db, clock)).toMatchObject({ decisions: MANY - 1 });
  expect(await count('judgement_due')).toBe(1);
  await commit();
  expect(await judgeWaiting(db, clock)).toEqual({ decisions: 0, moved: 0 });
  expect(await count('judgement_due')).toBe(0);
});

test('a lane in which records change meanwhile is begun anew, and sees them', async () => {
  const commit = await oneStillChanges(
    `update enterprise set status = case code when 'MANY-700' then 'closed' else 'active' end where code like 'MANY-%'`,
    `update enterprise_standing set decided_at = decided_at ${OF_ONE};
      update enterprise set status = 'active' where code = 'MANY-700'`,
  );
  const judging = judgeWaiting(db, clock);
  await untilSomebodyWaits();
  await commit();
  expect(await judging).toMatchObject({ decisions: MANY - 1 });
  expect(await count('judgement_due')).toBe(0);
  expect(
    await count(`eligibility_decision d join enterprise e on e.id = d.enterprise_id where e.code = 'MANY-700'`),
  ).toBe(1);
});

async function untilSomebodyWaits(): Promise<void> {
  const here = `pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database()`;
  while ((await count(`${here} and not l.granted and l.locktype = 'transactionid'`)) === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
