import type { TaskList } from 'graphile-worker';
import { tellSavedSearches } from '~/domain/catalogue/saved-searches/tell-saved-searches.server';
import { keepPortfolio } from '~/domain/credit/keep-portfolio.server';
import { beginDays } from '~/domain/eligibility/begin-days.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { lapseSuspensions } from '~/domain/eligibility/suspension/lapse-suspensions.server';
import { lapseSuppliers } from '~/domain/eligibility/suppliers/lapse-suppliers.server';
import { raiseGroupVisits } from '~/domain/eligibility/warnings/raise-group-visits.server';
import { tellWhatEnds } from '~/domain/eligibility/notices/tell-what-ends.server';
import { JUDGE_WAITING } from '~/domain/eligibility/queue-judgement.server';
import { discardExpired } from '~/domain/identity/discard-expired.server';
import { countBranches } from '~/domain/programme/branch-summaries.queries.server';
import { expireQuotes } from '~/domain/sourcing/quotes/expire-quotes.server';
import { closeOverdueOrders } from '~/domain/orders/close-overdue-orders.server';
import { expireWanted } from '~/domain/sourcing/wanted/close-wanted.server';
import { matchWanted } from '~/domain/sourcing/wanted/match-wanted.server';
import { lapsePurchases } from '~/domain/sourcing/together/lapse-purchases.server';
import { proveEverything } from '~/domain/registers/prove-everything.server';
import { handleEvent } from '~/events/index.server';
import type { EventContext } from '~/events/subscriber';
import { openDatabase } from '~/platform/db.server';
import { runJobs, type RunningJobs } from '~/platform/job-runner.server';
import { keepDatabase } from '~/platform/keep-database.server';
import type { Logger } from '~/platform/log.server';
import { catchUpIndex, rebuildIndex } from '~search/indexer.server';

const CONCURRENCY = 4;
const JOB_LIMIT_MS = 600_000;

/** Work by the calendar: minute, hour, day, month, weekday (UTC), task. */
const CRONTAB = [
  '*/5 * * * * close_overdue_orders',
  '*/5 * * * * expire_quotes',
  '*/10 * * * * begin_days',
  `* * * * * ${JUDGE_WAITING} ?max=1`,
  '*/5 * * * * lapse_suspensions',
  '7 * * * * tell_what_ends',
  '17 * * * * discard_expired',
  '* * * * * catch_up_index ?max=1',
  '23 1 * * * prove_ledger',
  '41 2 * * * rebuild_index',
  '11 1 * * * keep_database',
  '11 3 * * * raise_group_visits',
  '23 0 * * * lapse_suppliers',
  '*/10 * * * * expire_wanted',
  '*/10 * * * * tell_saved_searches ?max=3',
  '53 * * * * match_wanted ?max=3',
  '29 0 * * * lapse_purchases',
  '*/10 * * * * count_branches ?max=1',
  '*/10 * * * * keep_portfolio ?max=1',
].join('\n');

const hoursAgo = (clock: EventContext['clock'], hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);

function tasks(context: EventContext, log: Logger): TaskList {
  const { database, clock } = context;
  return {
    handle_event: (payload) => handleEvent(context, (payload as { eventId: number }).eventId),
    close_overdue_orders: async () => void (await closeOverdueOrders(database.db, clock)),
    expire_quotes: async () => void (await expireQuotes(database.db, clock)),
    begin_days: async () => void (await beginDays(database.db, clock)),
    [JUDGE_WAITING]: async () => void (await judgeWaiting(database.db, clock)),
    lapse_suspensions: async () => void (await lapseSuspensions(database.db, clock)),
    tell_what_ends: async () => void (await tellWhatEnds(database.db, clock)),
    catch_up_index: async () => {
      if (!(await catchUpIndex(database)))
        log.warn('Meilisearch is away: PostgreSQL answers, and what it misses is kept');
    },
    prove_ledger: async () => {
      const { breakCount } = await proveEverything(database.db, clock);
      if (breakCount > 0) log.error({ breaks: breakCount }, 'the ledger is broken: see /staff/ledger-proof');
    },
    rebuild_index: () => rebuildIndex(database),
    count_branches: () => countBranches(database.db, clock),
    keep_portfolio: () => keepPortfolio(database.db, clock),
    keep_database: async () => void (await keepDatabase(database.db, clock)),
    raise_group_visits: async () => void (await raiseGroupVisits(database.db, clock)),
    expire_wanted: async () => void (await expireWanted(database.db, clock)),
    tell_saved_searches: async () => void (await tellSavedSearches(database.db, clock)),
    // Days go by, and with them the weeks in which something can be made.
    match_wanted: async () => void (await matchWanted(database.db, { notSince: hoursAgo(clock, 24) }, clock)),
    lapse_purchases: async () => void (await lapsePurchases(database.db, clock)),
    lapse_suppliers: async () => void (await lapseSuppliers(database.db, clock)),
    discard_expired: async () => void (await discardExpired(database.db, clock)),
  };
}

/**
 * Starts to run the jobs that committed transactions queued, on connections of its own. A job that fails is tried again
 * with growing pauses.
 */
export async function startWorker(options: {
  url: string;
  clock: EventContext['clock'];
  log: Logger;
}): Promise<RunningJobs> {
  const { url, clock, log } = options;
  const database = openDatabase(url, {
    as: 'application',
    poolSize: CONCURRENCY * 2 + 2,
    statementTimeout: JOB_LIMIT_MS,
  });
  const jobs = await runJobs({
    url,
    pool: database.pool,
    tasks: tasks({ database, clock }, log),
    crontab: CRONTAB,
    concurrency: CONCURRENCY,
    log,
  });
  return {
    async stop() {
      await jobs.stop();
      await database.close();
    },
  };
}
