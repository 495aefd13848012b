import type { Logger as JobLogger, Runner, Task, TaskList } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openWorkerLocks, releaseJobsOfDeadWorkers } from './job-lock.server';
import { poolForJobs } from './job-pool.server';
import type { Logger } from './log.server';

const POLL_MS = 2_000;
const RESTART_MS = 1_000;
const RESCUE_MS = 15_000;
/** How long a runner that could not write what became of a job may take to end: with several such jobs it never does. */
const LAST_MS = 5_000;

/**
 * Has graphile-worker write down what became of a job in batches: without, it does so in a promise that nobody watches, and
 * a connection cut at that moment would end the process. It writes once; where that fails (`pool:fatalError`), another
 * runner starts and does the job once more.
 */
const WATCHED = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const LOGGED = new Map<string, 'error' | 'warn'>([
  ['error', 'error'],
  ['warning', 'warn'],
]);

export type JobRunnerOptions = {
  /** For the connection that says which workers live. */
  url: string;
  pool: Pool;
  tasks: TaskList;
  crontab: string;
  concurrency: number;
  log: Logger;
};

export type RunningJobs = { stop(): Promise<void> };

/**
 * Runs queued jobs until stopped, which lets the jobs in hand finish. After an outage of the database it starts anew by
 * itself, and what a killed process had in hand is taken up within seconds. Throws where the first start fails.
 */
export async function runJobs(options: JobRunnerOptions): Promise<RunningJobs> {
  const stopping = new AbortController();
  let current = await startRunner(options);
  const rescue = setInterval(() => void releaseJobsOfDeadWorkers(options.pool).catch(() => undefined), RESCUE_MS);

  const startAnew = async () => {
    while (!stopping.signal.aborted) {
      try {
        await pause(RESTART_MS, undefined, { signal: stopping.signal });
        return await startRunner(options);
      } catch (error) {
        if (!stopping.signal.aborted) options.log.warn({ err: error }, 'the worker waits for the database');
      }
    }
    return null;
  };
  const keepRunning = async () => {
    for (let runner: StartedRunner | null = current; runner; runner = await startAnew()) {
      current = runner;
      if (stopping.signal.aborted) await runner.stop();
      await runner.ended;
      await runner.stop();
    }
  };
  const kept = keepRunning();

  return {
    async stop() {
      stopping.abort();
      clearInterval(rescue);
      await current.stop();
      await kept;
    },
  };
}

type StartedRunner = Awaited<ReturnType<typeof startRunner>>;

async function startRunner(options: JobRunnerOptions) {
  const { Logger: GraphileLogger, run } = await import('graphile-worker');
  const { url, pool, tasks, crontab, concurrency, log } = options;
  await releaseJobsOfDeadWorkers(pool);
  const locks = await openWorkerLocks(url);
  const events = new EventEmitter();
  const failed = new Promise<void>((resolve) => events.once('pool:fatalError', () => resolve()));
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => locks.hold(workerPool.id));
  const inHand = new Set<Promise<unknown>>();
  const runner = await run({
    pgPool: poolForJobs(pool),
    taskList: noting(tasks, inHand),
    crontab,
    concurrency,
    events,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: jobLogger(GraphileLogger, log),
    preset: { worker: WATCHED },
  }).catch(async (error: unknown) => {
    await locks.close();
    throw error;
  });
  const ended = runner.promise.catch((error: unknown) => log.error({ err: error }, 'the worker ended'));
  return {
    ended: Promise.race([ended, locks.lost, failed]),
    async stop() {
      await Promise.race([stopRunner(runner), failed.then(() => pause(LAST_MS, undefined, { ref: false }))]);
      await Promise.allSettled(inHand);
      await locks.close().catch(() => undefined);
    },
  };
}

/** The tasks, each noted in `inHand` while it is being done. */
function noting(tasks: TaskList, inHand: Set<Promise<unknown>>): TaskList {
  const noted = Object.entries(tasks).map(([name, task]): [string, Task] => [
    name,
    async (payload, helpers) => {
      const work = Promise.resolve(task?.(payload, helpers));
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
    },
  ]);
  return Object.fromEntries(noted);
}

/** A runner that has ended already cannot be stopped again. */
async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined);
}

/** Failures go to our log with the job's number and task, never with what the job was about. */
function jobLogger(GraphileLogger: typeof JobLogger, log: Logger): JobLogger {
  return new GraphileLogger(({ taskIdentifier, jobId }) => (level, message) => {
    const write = LOGGED.get(level);
    if (write) log[write]({ task: taskIdentifier, job: jobId }, message);
  });
}
