import autocannon, { type LoadRequest } from 'autocannon';
import { length } from './length';

export type Rate = { perSecond: number; p95Ms: number };

/** What a client sends next; called once a request, so that every request can be another. */
export type NextRequest = () => { path: string; headers?: Record<string, string>; body?: string };

const ANSWER_LIMIT_S = 20;

/**
 * Keeps so many clients busy, each with one request at a time, and returns the median of three rounds after a warm-up.
 * Throws where an answer has another status than the one expected.
 */
export async function load(
  origin: string,
  next: NextRequest,
  options: { clients: number; status?: number },
): Promise<Rate> {
  const { clients, status = 200 } = options;
  await round(origin, next, clients, status, length.warmUpSeconds);
  const rounds: Rate[] = [];
  for (let count = 0; count < 3; count += 1) {
    rounds.push(await round(origin, next, clients, status, length.roundSeconds));
  }
  const [, middle] = rounds.sort((a, b) => a.perSecond - b.perSecond);
  if (!middle) throw new Error('no round was run');
  return middle;
}

async function round(
  origin: string,
  next: NextRequest,
  clients: number,
  status: number,
  seconds: number,
): Promise<Rate> {
  const times: number[] = [];
  const others = new Map<number, number>();
  const begun = performance.now();
  let ended = begun;
  const running = autocannon({
    url: origin,
    connections: clients,
    duration: seconds,
    timeout: ANSWER_LIMIT_S,
    requests: [{ setupRequest: (request) => withNext(request, next()) }],
  });
  running.on('response', (_client, got, _bytes, milliseconds) => {
    times.push(milliseconds);
    ended = performance.now();
    if (got !== status) others.set(got, (others.get(got) ?? 0) + 1);
  });
  const { errors, timeouts } = await running;
  if (others.size > 0 || errors > 0 || timeouts > 0) {
    const words = Array.from(others, ([got, count]) => `${count} × ${got}`);
    throw new Error(
      `${origin} answered otherwise than ${status}: ${words.join(', ')}, ${errors} errors, ${timeouts} timeouts`,
    );
  }
  times.sort((a, b) => a - b);
  return {
    perSecond: (times.length * 1000) / (ended - begun),
    p95Ms: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
  };
}

function withNext(request: LoadRequest, { path, headers, body }: ReturnType<NextRequest>): LoadRequest {
  return { ...request, method: body === undefined ? 'GET' : 'POST', path, headers: { ...headers }, body };
}

/** What browsers say; programs that ask for JSON say nothing, as load generators do. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'en' };

/** The same request again and again. */
export function always(path: string, headers: Record<string, string> = {}): NextRequest {
  return () => ({ path, headers });
}

/** The requests of a list in turn, from its beginning again when it ends. */
export function inTurn(paths: readonly string[]): NextRequest {
  let at = 0;
  return () => ({ path: paths[at++ % paths.length] ?? '/' });
}

/** The requests of a list in turn, each made an address of its own, so that no kept answer fits. */
export function neverTheSame(paths: readonly string[], headers: Record<string, string> = {}): NextRequest {
  let at = 0;
  return () => {
    const path = paths[at % paths.length] ?? '/';
    at += 1;
    return { path: `${path}${path.includes('?') ? '&' : '?'}unlike=${at}`, headers };
  };
}
