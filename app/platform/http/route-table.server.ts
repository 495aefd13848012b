import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { policies, type Policy, type RouteHandle } from '../route-policy';

type RouteObject = Parameters<typeof matchRoutes>[0][number];
type BuiltRoute = ServerBuild['routes'][string];

/** The route that an address belongs to, with what the server needs to know of it. */
export type RouteMatch = {
  id: string;
  params: Record<string, string | undefined>;
  module: BuiltRoute['module'];
  policy: Policy;
  hydrates: boolean;
  /** Answers with something else than a page (JSON, a picture). */
  isResource: boolean;
};

export type RouteTable = { match(path: string): RouteMatch | null };

/**
 * Prepares the build's routes for matching by Remix's own rules. Throws an Error for a route without a policy.
 * Only the routes that share an address's first segment are compared, which keeps matching cheap.
 */
export function routeTable(build: Pick<ServerBuild, 'routes'>): RouteTable {
  for (const route of Object.values(build.routes)) if (route && route.id !== 'root') policyOf(route);
  const all = children(build.routes, undefined);
  const others = narrowed(all, '');
  const bySegment = new Map(staticSegments(all).map((segment) => [segment, narrowed(all, segment)]));

  return {
    match(path) {
      const segment = firstSegment(path);
      const candidates = segment === null ? all : (bySegment.get(segment) ?? others);
      const leaf = matchRoutes(candidates, path)?.at(-1);
      const route = leaf?.route.id === undefined ? undefined : build.routes[leaf.route.id];
      if (!leaf || !route) return null;
      return {
        id: route.id,
        params: leaf.params,
        module: route.module,
        policy: policyOf(route),
        hydrates: (route.module.handle as RouteHandle).hydrate === true,
        isResource: route.module.default === undefined && route.module.ErrorBoundary === undefined,
      };
    },
  };
}

function policyOf(route: BuiltRoute): Policy {
  const policy = (route.module.handle as Partial<RouteHandle> | undefined)?.policy;
  if (!policy || !policies.includes(policy)) throw new Error(`Route ${route.id} declares no policy.`);
  return policy;
}

function children(routes: ServerBuild['routes'], parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter((route): route is BuiltRoute => route !== undefined && route.parentId === parentId)
    .map((route) => {
      const { id, path, caseSensitive } = route;
      if (route.index) return { id, path, caseSensitive, index: true as const };
      return { id, path, caseSensitive, children: children(routes, id) };
    });
}

/** Lower case, as matching ignores case; null where only matching itself can decode the address. */
function firstSegment(path: string): string | null {
  return path.includes('%') ? null : (path.split('/', 2)[1] ?? '').toLowerCase();
}

function staticSegment({ path }: RouteObject): string | null {
  const segment = path?.split('/', 1)[0]?.toLowerCase();
  return !segment || /[:*?]/.test(segment) ? null : segment;
}

function staticSegments(roots: RouteObject[]): string[] {
  const found = roots.flatMap((root) => root.children ?? []).map(staticSegment);
  return [...new Set(found)].filter((segment) => segment !== null);
}

/** The roots with those of their children that may match an address of this first segment, in their order. */
function narrowed(roots: RouteObject[], segment: string): RouteObject[] {
  return roots.map((root) =>
    root.index || !root.children
      ? root
      : { ...root, children: root.children.filter((child) => [null, segment].includes(staticSegment(child))) },
  );
}
