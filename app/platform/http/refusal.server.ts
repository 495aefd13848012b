/** The statuses with which the server itself refuses a request; each has its page in words. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Set when the server asks Remix for the page that explains a refusal. */
    refusal?: RefusalStatus;
    /** What a loader or action threw, kept so that an outage can be told from a bug. */
    failure?: unknown;
  }
}

/** Thrown on the way of a request to end it with the page (or, below /api/, the JSON) of that status. */
export class Refused extends Error {
  constructor(
    readonly status: RefusalStatus,
    readonly headers: Record<string, string> = {},
  ) {
    super(`refused with ${status}`);
  }
}

const OUTAGE_CODES = /^(08...|53...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const OUTAGE_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether an error says that the database is away (and not that the program is wrong). */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const { code } = error as { code?: string };
  return OUTAGE_CODES.test(code ?? '') || OUTAGE_WORDS.test(error.message);
}
