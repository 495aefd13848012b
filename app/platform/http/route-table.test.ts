import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { routeTable } from './route-table.server';

const PATHS = [
  'offers',
  'offers/:id',
  'offers/new',
  'enterprises/:id',
  'sell/offers/new',
  'sell/offers/:id',
  'orders/:id/acceptance',
  ':language/about',
  'api/v1/offers/:id',
  'files/*',
  '*',
];

type Routes = Parameters<typeof routeTable>[0]['routes'];

function routes(handle: unknown = { policy: 'public' }): Routes {
  const children = PATHS.map((path) => ({ id: path, parentId: 'root', path, module: { default: () => null, handle } }));
  const home = { id: 'home', parentId: 'root', index: true, module: { default: () => null, handle } };
  const root = { id: 'root', path: '', module: { default: () => null } };
  return Object.fromEntries([root, home, ...children].map((route) => [route.id, route]));
}

const remixMatch = (path: string) =>
  matchRoutes(
    [{ id: 'root', path: '', children: [{ id: 'home', index: true }, ...PATHS.map((at) => ({ id: at, path: at }))] }],
    path,
  )?.at(-1);

describe('the table of routes', () => {
  it.each([
    '/',
    '/offers',
    '/Offers/New',
    '/offers/',
    '/offers/new',
    '/offers/018f',
    '/offers/018f/photos',
    '/%6fffers/018f',
    '/en/about',
    '/offers/about',
    '/sell',
    '/sell/offers/new',
    '/sell/offers/x%2Fy',
    '/orders/1/acceptance',
    '/files/a/b/c',
    '/api/v1/offers/1',
    '/nothing/here',
    '/:language/about',
    '/*',
  ])('matches %s as Remix does', (path) => {
    const expected = remixMatch(path);
    const match = routeTable({ routes: routes() }).match(path);
    expect({ id: match?.id, params: match?.params }).toEqual({ id: expected?.route.id, params: expected?.params });
  });

  it('refuses to serve a route without a policy, or with an unknown one', () => {
    expect(() => routeTable({ routes: routes() })).not.toThrow();
    expect(() => routeTable({ routes: routes(null) })).toThrow(/declares no policy/);
    expect(() => routeTable({ routes: routes({ policy: 'everyone' }) })).toThrow(/declares no policy/);
  });
});
