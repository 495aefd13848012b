import type { Logger } from 'pino';
import type { Actor } from '../actor';
import type { Clock } from '../clock';
import type { Database, Db } from '../db.server';
import type { TrustedProxies } from './client-connection.server';
import type { PublicPageCache } from './public-page-cache.server';
import type { RenderRoute } from './route-handlers.server';
import type { RouteTable } from './route-table.server';
import type { StaticFiles } from './static-files.server';

/** Who a request's session belongs to, and the token that its forms carry. */
export type Session = { actor: Actor | null; formToken: string | null };

/** A program that showed a token of the open interface, and what its scopes let it read. */
export type Program = { tokenId: string; scopes: string[] };

export type ApiUse = { limit: number; remaining: number; resetSeconds: number; exceeded: boolean };

export type ApiMeter = {
  /** Counts one request of a subject against so many a minute. */
  take(subject: string, limit: number): ApiUse;
};

/** Everything that answering requests needs; put together by server.ts. */
export type Site = {
  /** The site's own origins: whose forms are accepted, and on which addresses are built. */
  origins: readonly string[];
  trusted: TrustedProxies;
  database: Database;
  clock: Clock;
  routes: RouteTable;
  files: StaticFiles;
  cache: PublicPageCache;
  log: Logger;
  readSession(db: Db, request: Request, clock: Clock): Promise<Session>;
  readProgram(db: Db, token: string, clock: Clock): Promise<Program | null>;
  meter: ApiMeter;
  /** Requests of the open interface a minute: of an address without a token, and of a token. */
  apiLimits: { address: number; token: number };
  /** Remix: loaders, actions and pages. */
  render: RenderRoute;
  /** Whether the database is reached and holds this version's migrations. */
  isReady(): Promise<boolean>;
};
