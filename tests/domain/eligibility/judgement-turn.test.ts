import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { inJudgementTurn } from '~/domain/eligibility/judgement-turn.server';
import { openDatabase } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

test('a turn is waited for longer than a statement of a page may take, and sees what was done before it', async () => {
  const page = openDatabase(database.url, { as: 'application', poolSize: 1, statementTimeout: 200 });
  const judging = await database.owner.pool.connect();
  await database.owner.pool.query('create table seen (n int); grant select on seen to public');
  await judging.query('begin; lock table judgement_turn in exclusive mode; insert into seen values (1)');
  const turn = inJudgementTurn(page.db, async (tx) => {
    const { rows } = await sql<{ seen: number; limit: string }>`
      select count(*)::int as seen, current_setting('statement_timeout') as limit from seen
    `.execute(tx);
    return ok(rows);
  });
  await vi.waitFor(
    async () => {
      const { rowCount } = await database.owner.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and clock_timestamp() - query_start > interval '400 ms'`,
      );
      expect(rowCount).toBe(1);
    },
    { timeout: 10_000 },
  );
  await judging.query('commit');
  judging.release();
  expect(await turn).toEqual({ ok: true, value: [{ seen: 1, limit: '200ms' }] });
  await page.close();
});
