import { createRequestHandler, type AppLoadContext, type RequestHandler, type ServerBuild } from '@remix-run/node';
import type { RouteHandle } from '../route-policy';

export type RenderRoute = (routeId: string, request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Remix's handlers, one a route, each knowing that route and those around it alone: which route is meant is known
 * already, and Remix would go through all of them several times for a page. A page that hydrates needs them all.
 */
export function routeHandlers(build: ServerBuild, mode: string): RenderRoute {
  const handlers = new Map<string, RequestHandler>();
  return (routeId, request, context) => {
    let handle = handlers.get(routeId);
    if (!handle) {
      const { hydrate } = (build.routes[routeId]?.module.handle ?? {}) as Partial<RouteHandle>;
      handle = createRequestHandler(hydrate ? build : alone(build, routeId), mode);
      handlers.set(routeId, handle);
    }
    return handle(request, context);
  };
}

function alone(build: ServerBuild, routeId: string): ServerBuild {
  const routes: ServerBuild['routes'] = {};
  for (let route = build.routes[routeId]; route; route = route.parentId ? build.routes[route.parentId] : undefined) {
    routes[route.id] = route;
  }
  const known = Object.entries(build.assets.routes).filter(([id]) => routes[id]);
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(known) } };
}
