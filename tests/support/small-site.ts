import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { createApiMeter } from '~/platform/http/api-limits.server';
import { trustedProxies } from '~/platform/http/client-connection.server';
import { listen } from '~/platform/http/listen.server';
import { createPublicPageCache } from '~/platform/http/public-page-cache.server';
import { requestListener } from '~/platform/http/request-listener.server';
import { routeHandlers } from '~/platform/http/route-handlers.server';
import { routeTable } from '~/platform/http/route-table.server';
import { NO_FILES } from '~/platform/http/static-files.server';

/** The token that every session's forms carry. */
export const TOKEN = 'the-session-s-form-token';
const person: Actor = { accountId: 'a', displayName: 'A', locale: 'en', memberId: null, staff: null };
const sessions: Record<string, Actor> = {
  buyer: person,
  seller: { ...person, memberId: 'm' },
  staff: { ...person, staff: { accountId: 'a', duties: [{ role: 'branch_manager', branchId: null }] } },
};

let made = 0;
/** The form that an action was handed last. */
export const received: { form: { fields: Record<string, string>; headers: Headers; address: string } | null } = {
  form: null,
};

const page = { default: () => null, ErrorBoundary: () => null };
const action = async ({
  request,
  context,
}: Parameters<NonNullable<ServerBuild['routes'][string]>['module']['action'] & object>[0]) => {
  const form = await request.formData();
  const fields = Object.fromEntries(
    [...form].map(([name, value]) => [name, String(value instanceof File ? value.size : value)]),
  );
  received.form = { fields, headers: request.headers, address: (context as { clientAddress: string }).clientAddress };
  return new Response(null, { status: 204 });
};

const modules: Record<string, object> = {
  offers: { ...page, handle: { policy: 'public' }, loader: () => Response.json({ made: ++made }) },
  secret: { ...page, handle: { policy: 'account' }, loader: () => null, action },
  desk: { ...page, handle: { policy: 'seller' }, loader: () => null },
  staff: { ...page, handle: { policy: 'staff' }, loader: () => null },
  'sign-in': { ...page, handle: { policy: 'visitor' }, loader: () => null, action },
  broken: { ...page, handle: { policy: 'public' }, loader: () => Promise.reject(new Error('secret words')) },
  away: {
    ...page,
    handle: { policy: 'public' },
    loader: () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })),
  },
  step: { handle: { policy: 'account' }, action },
  'api/v1/offers': {
    handle: { policy: 'public' },
    loader: () => Response.json({ made: ++made, text: 'x'.repeat(2_000) }),
  },
  'api/v1/mine': { handle: { policy: 'account' }, loader: () => Response.json({}) },
  picture: {
    handle: { policy: 'public' },
    loader: () =>
      new Response('GIF', { headers: { 'Content-Type': 'image/gif', 'Cache-Control': 'public, max-age=60' } }),
  },
  refusal: {
    ...page,
    handle: { policy: 'public' },
    loader: ({ context }: { context: { refusal?: number } }) => {
      throw new Response(null, { status: context.refusal ?? 404 });
    },
  },
  '*': {
    ...page,
    handle: { policy: 'public' },
    loader: () => {
      throw new Response(null, { status: 404 });
    },
  },
};

const build = {
  entry: {
    module: {
      default: (
        _request: Request,
        status: number,
        headers: Headers,
        context: { staticHandlerContext: { loaderData: unknown } },
      ) => {
        headers.set('Content-Type', 'text/html; charset=utf-8');
        return new Response(`<p>${status} ${JSON.stringify(context.staticHandlerContext.loaderData)}</p>`, {
          status,
          headers,
        });
      },
      handleError: (error: unknown, { context }: { context: { failure?: unknown } }) => {
        context.failure = error;
      },
    },
  },
  routes: {
    root: { id: 'root', path: '', module: page },
    ...Object.fromEntries(
      Object.entries(modules).map(([path, module]) => {
        const id = `routes/${path}`;
        return [id, { id, parentId: 'root', path, module }];
      }),
    ),
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  future: { v3_relativeSplatPath: true, v3_throwAbortReason: true },
  publicPath: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild;

/** The site's cache of public pages. */
export const cache = createPublicPageCache();

/** A site of a few routes without a database, listening on a port of its own; sessions are named by their cookie. */
export const listening = await listen({ port: 0, host: '127.0.0.1' }, (port) =>
  requestListener({
    origins: [`http://127.0.0.1:${port}`],
    trusted: trustedProxies(undefined),
    database: {} as Database,
    clock: fixedClock('2026-06-15T09:00:00Z'),
    routes: routeTable(build),
    files: NO_FILES,
    cache,
    log: pino({ level: 'silent' }),
    readSession: (_db, request) => {
      const actor = sessions[/session=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''] ?? null;
      return Promise.resolve({ actor, formToken: actor && TOKEN });
    },
    readProgram: (_db, token) => Promise.resolve(token === 'known' ? { tokenId: 't', scopes: ['offers:read'] } : null),
    meter: createApiMeter(fixedClock('2026-06-15T09:00:00Z')),
    apiLimits: { address: 1_000, token: 2 },
    render: routeHandlers(build, 'production'),
    isReady: () => Promise.resolve(false),
  }),
);
