import { expect, test, vi } from 'vitest';
import { inJudgementTurn } from '~/domain/eligibility/judgement-turn.server';
import { openDatabase } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

test('a turn is waited for longer than a statement of a page may take', async () => {
  const page = openDatabase(database.url, { as: 'application', poolSize: 1, statementTimeout: 200 });
  const judging = await database.owner.pool.connect();
  await judging.query('begin; lock table judgement_turn in exclusive mode');
  const turn = inJudgementTurn(page.db, () => Promise.resolve(ok('mine')));
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
  expect(await turn).toEqual({ ok: true, value: 'mine' });
  await page.close();
});
