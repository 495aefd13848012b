/** A job that takes longer is cut off; another worker takes it up. */
const STOP_LIMIT_MS = 19_000;

type Close = () => Promise<void>;

export type Shutdown = {
  /** Adds what must be closed at the end; the last added is closed first. */
  add(close: Close): void;
  /** Closes everything, once. */
  run(): Promise<void>;
};

/**
 * Collects what a process opens and closes it again in reverse order: on SIGTERM and SIGINT, ending the process with
 * exit code 0, or when `run` is called after a start that failed. A second signal ends the process at once.
 */
export function prepareShutdown(report: (error: unknown) => void): Shutdown {
  const closers: Close[] = [];
  let running: Promise<void> | null = null;
  const run = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close().catch(report);
  };
  const shutdown: Shutdown = {
    add: (close) => closers.push(close),
    run: () => (running ??= run()),
  };
  const onSignal = () => {
    if (running) process.exit(1);
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    void shutdown.run().then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return shutdown;
}
