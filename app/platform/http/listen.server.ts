import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Server as TcpServer, type AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

const HEADERS_LIMIT_MS = 20_000;
/** A picture of 10 MB over a slow phone takes minutes. */
const REQUEST_LIMIT_MS = 600_000;
const KEPT_OPEN_MS = 65_000;
const DRAIN_MS = 15_000;
/** A request may be on its way on a connection that looks idle; node:http's own `close` would cut it. */
const IDLE_GRACE_MS = 500;
/** Connections that the system took in but the server has not seen yet would be cut by closing at once. */
const BACKLOG_GRACE_MS = 100;

export type Listening = {
  port: number;
  /** Takes no more connections, lets what is in hand finish (for 15 s at most), then closes. */
  drain(): Promise<void>;
};

/**
 * Listens and answers with what `listenerFor` makes for the port (which the system chooses when `port` is 0).
 * Throws an Error of one plain line where the port cannot be had.
 */
export async function listen(
  place: { port: number; host: string },
  listenerFor: (port: number) => RequestListener,
): Promise<Listening> {
  const server = createServer({
    headersTimeout: HEADERS_LIMIT_MS,
    requestTimeout: REQUEST_LIMIT_MS,
    keepAliveTimeout: KEPT_OPEN_MS,
  });
  await opened(server, place);
  const { port } = server.address() as AddressInfo;
  let draining = false;
  const listener = listenerFor(port);
  const inHand = new Set<ServerResponse>();
  server.on('request', (request, response) => {
    if (draining) response.shouldKeepAlive = false;
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
    listener(request, response);
  });
  return {
    port,
    async drain() {
      draining = true;
      for (const response of inHand) response.shouldKeepAlive = false;
      await quietMoment(BACKLOG_GRACE_MS);
      let open = true;
      const closed = new Promise<void>((resolve) => TcpServer.prototype.close.call(server, () => resolve()));
      const limit = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      void closed.then(() => (open = false));
      while (open) {
        await quietMoment(IDLE_GRACE_MS);
        server.closeIdleConnections();
        await turn();
      }
      clearTimeout(limit);
    },
  };
}

/** Waits, and then until everything that has arrived by then was taken in, however busy the process is. */
async function quietMoment(milliseconds: number): Promise<void> {
  await pause(milliseconds);
  for (let turns = 0; turns < 4; turns += 1) await turn();
}

function opened(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code ?? error.message})`;
      reject(new Error(`Port ${port} ${reason}. Stop what uses it, or choose another with PORT.`));
    });
    server.listen(port, host, resolve);
  });
}
