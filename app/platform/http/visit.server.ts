import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { acceptedEncoding, type Encoding } from './compression.server';
import { clientConnection } from './client-connection.server';
import { originOfHost } from './origins.server';
import type { Program, Session, Site } from './site.server';

/** One request on its way through the server. */
export type Visit = {
  message: IncomingMessage;
  id: string;
  method: string;
  /** Address without the query, and the query with its '?'. */
  path: string;
  query: string;
  isApi: boolean;
  /** The one of the site's origins that the request came to. */
  origin: string;
  address: string;
  https: boolean;
  encoding: Encoding;
  /** The route's id once known, for the log. */
  route: string;
  /** Whose request it is, once known. */
  session: Session;
  /** The program that showed a token, once known; null where none did. */
  program: Program | null;
  /** Headers that the answer carries besides its own, whatever it is. */
  added: [string, string][];
};

const NOBODY: Session = { actor: null, formToken: null };

/** Reads what every step needs to know of a request. */
export function openVisit(message: IncomingMessage, site: Pick<Site, 'trusted' | 'origins'>): Visit {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return {
    message,
    id: randomUUID(),
    method: message.method ?? 'GET',
    path,
    query: mark < 0 ? '' : url.slice(mark),
    isApi: path.startsWith('/api/'),
    origin: originOfHost(site.origins, message.headers.host),
    ...clientConnection(message, site.trusted),
    encoding: acceptedEncoding(message.headers['accept-encoding']),
    route: '',
    session: NOBODY,
    program: null,
    added: [],
  };
}
