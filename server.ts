import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import * as build from 'virtual:remix/server-build';
import { readProgram } from '~/domain/identity/api-tokens.server';
import { readSession } from '~/domain/identity/read-session.server';
import { systemClock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { readEnv } from '~/platform/env.server';
import { createApiMeter } from '~/platform/http/api-limits.server';
import { trustedProxies } from '~/platform/http/client-connection.server';
import { developmentListener, withScripts, type Development } from '~/platform/http/development.server';
import { listen } from '~/platform/http/listen.server';
import { siteOrigins } from '~/platform/http/origins.server';
import { clearOnPublicChange } from '~/platform/http/public-changes.server';
import { createPublicPageCache } from '~/platform/http/public-page-cache.server';
import { requestListener } from '~/platform/http/request-listener.server';
import { routeHandlers } from '~/platform/http/route-handlers.server';
import { routeTable } from '~/platform/http/route-table.server';
import { NO_FILES, readStaticFiles } from '~/platform/http/static-files.server';
import { createLog, type Logger } from '~/platform/log.server';
import type { RunningJobs } from '~/platform/job-runner.server';
import { openMarketDatabase } from '~/platform/open-database.server';
import { prepareShutdown, type Shutdown } from '~/platform/shutdown.server';
import { startWorker } from '~/worker';
import { isPrepared } from '~db/migrate';
import { makeWritable } from '~db/writable-folder.server';

/**
 * Serves the market from a build's files, or from sources in development, and runs its worker, until a signal ends it. Throws
 * an Error of one plain line when it cannot.
 */
export async function serve(from: { clientFolder: string } | Development): Promise<void> {
  const development = 'middleware' in from ? from : undefined;
  await starting(async (log, shutdown) => {
    const env = readEnv();
    const trusted = trustedProxies(env.TRUSTED_PROXY);
    const files = 'clientFolder' in from ? await readStaticFiles(from.clientFolder) : NO_FILES;
    if (development) shutdown.add(() => development.close());
    await makeWritable(env.FILES_DIR, 'FILES_DIR');
    const opened = await openMarketDatabase(env, { demoIfEmpty: true });
    shutdown.add(opened.close);
    const { url, database, isDemo } = opened;
    if (isDemo) await loadDemo(database);

    const cache = createPublicPageCache(development && { keptMs: 0 });
    shutdown.add(clearOnPublicChange(url, cache));

    const meter = createApiMeter(systemClock);
    let worker: RunningJobs | undefined;
    shutdown.add(async () => worker?.stop());
    const listening = await listen({ port: env.PORT, host: env.HOST }, (port) => {
      const origins = siteOrigins(env, port);
      const listenerOf = (routes: ServerBuild) => {
        const handle = routeHandlers(withLog(routes, log), env.NODE_ENV);
        return requestListener({
          origins,
          trusted,
          database,
          clock: systemClock,
          routes: routeTable(routes),
          files,
          cache,
          log,
          readSession,
          readProgram,
          meter,
          apiLimits: { address: env.API_PER_MINUTE, token: 2 * env.API_PER_MINUTE },
          render: development
            ? async (routeId, request, context) =>
                withScripts(await handle(routeId, request, context), development.scripts)
            : handle,
          isReady: () => isPrepared(database.db),
        });
      };
      return development ? developmentListener(development, listenerOf) : listenerOf(build);
    });
    shutdown.add(listening.drain);
    if (env.WORKER === 'on') worker = await startWorker({ url, clock: systemClock, log });
    await reportStart(`http://localhost:${listening.port}`, isDemo);
  });
}

/** Fills a market that was begun as a demo; what stands already is left alone. */
async function loadDemo(database: Database): Promise<void> {
  const demo = await import('~db/demo/load-demo.server');
  await demo.loadDemo(database, systemClock, (step) => process.stdout.write(`Making the demo: ${step} …\n`));
}

async function reportStart(origin: string, isDemo: boolean): Promise<void> {
  process.stdout.write(`Step Four serves ${origin}\n`);
  if (isDemo) process.stdout.write((await import('~db/demo/sign-in-hints')).signInHints(origin));
}

/** Runs the worker alone until a signal ends it. Throws an Error of one plain line when it cannot. */
export async function work(): Promise<void> {
  await starting(async (log, shutdown) => {
    const opened = await openMarketDatabase(readEnv(), { poolSize: 2 });
    shutdown.add(opened.close);
    const worker = await startWorker({ url: opened.url, clock: systemClock, log });
    shutdown.add(worker.stop);
    process.stdout.write('The worker of Step Four is running.\n');
  });
}

/** Runs a start; one that fails closes again what it opened. */
async function starting(start: (log: Logger, shutdown: Shutdown) => Promise<void>): Promise<void> {
  const log = createLog(readEnv().LOG_LEVEL);
  const shutdown = prepareShutdown((error) => log.error({ err: error }, 'could not be closed'));
  try {
    await start(log, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

/** Remix's build with errors going to the log, and remembered for telling an outage from a bug. */
function withLog(built: ServerBuild, log: Logger): ServerBuild {
  const handleError: ServerBuild['entry']['module']['handleError'] = (error, { request, context }) => {
    const known: AppLoadContext = context;
    known.failure = error;
    if (!request.signal.aborted) log.error({ requestId: known.requestId, err: error }, 'failed');
  };
  return { ...built, entry: { module: { ...built.entry.module, handleError } } };
}
