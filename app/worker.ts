import type { Runner, TaskList } from 'graphile-worker';
import { closeOverdueOrders } from '~/domain/orders/close-overdue-orders.server';
import { handleEvent, type EventContext } from '~/events/index.server';
import type { Logger } from '~/platform/log.server';
import { openDatabase } from '~/platform/db.server';

const CONCURRENCY = 4;
const POLL_MS = 2_000;
const JOB_LIMIT_MS = 600_000;

/** Work by the calendar: minute, hour, day, month, weekday (UTC), task. */
const CRONTAB = ['*/5 * * * * close_overdue_orders', '17 2 * * * discard_expired'].join('\n');

const LOGGED = new Map<string, 'error' | 'warn'>([
  ['error', 'error'],
  ['warning', 'warn'],
]);

function tasks(context: EventContext): TaskList {
  return {
    handle_event: (payload) => handleEvent(context, (payload as { eventId: number }).eventId),
    close_overdue_orders: async () => {
      await closeOverdueOrders(context.database.db, context.clock);
    },
  };
}

export type RunningWorker = { stop(): Promise<void> };

/**
 * Starts to run the jobs that committed transactions queued, on connections of its own. `stop` lets the jobs in hand
 * finish. A job that fails is tried again with growing pauses; the log names it, not what it was about.
 */
export async function startWorker(options: {
  url: string;
  clock: EventContext['clock'];
  log: Logger;
}): Promise<RunningWorker> {
  const { Logger: JobLogger, run } = await import('graphile-worker');
  const { url, clock, log } = options;
  const database = openDatabase(url, {
    as: 'application',
    poolSize: CONCURRENCY * 2 + 2,
    statementTimeout: JOB_LIMIT_MS,
  });
  const runner: Runner = await run({
    pgPool: database.pool,
    taskList: tasks({ database, clock }),
    crontab: CRONTAB,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new JobLogger(({ taskIdentifier, jobId }) => (level, message) => {
      const write = LOGGED.get(level);
      if (write) log[write]({ task: taskIdentifier, job: jobId }, message);
    }),
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the worker ended'));
  return {
    async stop() {
      await runner.stop();
      await database.close();
    },
  };
}
