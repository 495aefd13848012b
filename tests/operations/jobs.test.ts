import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { releaseJobsOfDeadWorkers } from '~/platform/job-lock.server';
import { poolForJobs } from '~/platform/job-pool.server';
import { runJobs, type RunningJobs } from '~/platform/job-runner.server';
import { testDatabase } from '../support/test-database';

const database = await testDatabase({ poolSize: 12 });
/** A job that ends a moment after the others. */
const LATER = 'a moment later';
const done: string[] = [];
let hold: Promise<void> | null = null;
const running: RunningJobs[] = [];

const start = async () => {
  const jobs = await runJobs({
    url: database.url,
    pool: database.pool,
    tasks: {
      note: async (payload) => {
        const { word } = payload as { word: string };
        if (hold) await hold;
        if (word === LATER) await pause(100);
        done.push(word);
      },
    },
    crontab: '',
    concurrency: 2,
    log: pino({ level: 'silent' }),
  });
  running.push(jobs);
  return jobs;
};

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
  done.length = 0;
  hold = null;
});

const queue = (word: string) =>
  database.owner.pool.query(`select graphile_worker.add_job('note', json_build_object('word', $1::text))`, [word]);
const lockedBySomebody = async () =>
  (await database.owner.pool.query<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs'))
    .rows[0]?.locked_by;
const cutConnections = () =>
  database.owner.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
const everyConnectionIsBack = () => expect(database.pool.idleCount).toBe(database.pool.totalCount);

describe('the worker', () => {
  it('does what is queued before and after its start, as the application’s role', async () => {
    await queue('before');
    await start();
    await queue('after');
    await vi.waitFor(() => expect(done.sort()).toEqual(['after', 'before']), { timeout: 10_000 });
  });

  it('takes up at once what a killed worker had in hand', async () => {
    await queue('left behind');
    await database.owner.pool.query(
      `update graphile_worker._private_jobs set locked_by = 'worker-that-died', locked_at = now() - interval '1 minute'`,
    );
    await start();
    await vi.waitFor(() => expect(done).toEqual(['left behind']), { timeout: 10_000 });
  });

  it('leaves to a living worker what it has in hand', async () => {
    let finish: () => void = () => undefined;
    hold = new Promise((resolve) => (finish = resolve));
    await start();
    await queue('in hand');
    await vi.waitFor(async () => expect(String(await lockedBySomebody())).toMatch(/^(pool|worker)-/), {
      timeout: 10_000,
    });
    await database.owner.pool.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by is not null`,
    );
    expect(await releaseJobsOfDeadWorkers(database.pool)).toBe(0);
    finish();
    await vi.waitFor(() => expect(done).toEqual(['in hand']), { timeout: 10_000 });
  });

  it('goes on by itself after the database cut all its connections', async () => {
    await start();
    await cutConnections();
    await queue('after the cut');
    await vi.waitFor(() => expect(done).toEqual(['after the cut']), { timeout: 20_000 });
  });

  it.each([
    ['one job is', ['once']],
    ['two jobs are', ['once', LATER]],
  ])('goes on, and does it once more, after a cut while it wrote down that %s done', async (_, words) => {
    await start();
    await queue('before');
    await vi.waitFor(() => expect(done).toEqual(['before']), { timeout: 10_000 });
    let finish: () => void = () => undefined;
    hold = new Promise((resolve) => (finish = resolve));
    for (const word of words) await queue(word);
    await vi.waitFor(
      async () => {
        const { rows } = await database.owner.pool.query<{ locked: boolean }>(
          'select locked_by is not null as locked from graphile_worker._private_jobs',
        );
        expect(rows).toEqual(words.map(() => ({ locked: true })));
      },
      { timeout: 10_000 },
    );
    const holder = await database.owner.pool.connect();
    await holder.query('begin; select from graphile_worker._private_jobs for update');
    finish();
    await vi.waitFor(
      async () => {
        const { rowCount } = await database.owner.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(rowCount).toBe(words.length);
      },
      { timeout: 10_000 },
    );
    await database.owner.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    await holder.query('commit');
    holder.release();
    await vi.waitFor(() => expect(done.sort()).toEqual(['before', ...words, ...words].sort()), { timeout: 60_000 });
  });

  it('may give a connection back twice', async () => {
    const { pool } = database;
    await vi.waitFor(everyConnectionIsBack, { timeout: 10_000 });
    const givenBack = new Promise<void>((resolve, reject) => {
      poolForJobs(pool).connect((error, _client, release) => {
        if (error) return reject(error);
        release();
        release();
        resolve();
      });
    });
    await givenBack;
    await vi.waitFor(everyConnectionIsBack, { timeout: 10_000 });
    expect((await poolForJobs(pool).query<{ up: number }>('select 1 as up')).rows).toEqual([{ up: 1 }]);
  });

  it('finishes what it has in hand when it is stopped', async () => {
    let finish: () => void = () => undefined;
    hold = new Promise((resolve) => (finish = resolve));
    const jobs = await start();
    await queue('last');
    await vi.waitFor(async () => expect(String(await lockedBySomebody())).toMatch(/^(pool|worker)-/), {
      timeout: 10_000,
    });
    const stopped = jobs.stop();
    finish();
    await stopped;
    expect(done).toEqual(['last']);
  });

  it('is gone once it was stopped, also in the middle of starting anew', async () => {
    for (const milliseconds of [0, 5, 20, 1_000, 1_010, 1_020, 1_040]) {
      const jobs = await vi.waitFor(start, { timeout: 10_000 });
      await cutConnections();
      await pause(milliseconds);
      await jobs.stop();
      await vi.waitFor(everyConnectionIsBack, { timeout: 10_000 });
    }
    // What would start anew after all does so within this time.
    await pause(1_500);
    everyConnectionIsBack();
  });
});
