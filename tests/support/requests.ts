import type { AppLoadContext, ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

const ORIGIN = 'http://localhost:3000';

type RouteArgs = LoaderFunctionArgs & ActionFunctionArgs;

/** The arguments of a loader, as for a GET of `path`. */
export function get(path: string, context: AppLoadContext, params: Record<string, string> = {}): RouteArgs {
  return { request: new Request(ORIGIN + path), context, params };
}

/** The arguments of an action, as for a form sent to `path`. A list gives its field several values. */
export function post(
  path: string,
  fields: Record<string, string | string[]> | FormData,
  context: AppLoadContext,
  params: Record<string, string> = {},
): RouteArgs {
  const body = fields instanceof FormData ? fields : new URLSearchParams(pairs(fields));
  return { request: new Request(ORIGIN + path, { method: 'POST', body }), context, params };
}

function pairs(fields: Record<string, string | string[]>): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}

/** The response that a loader or action returned or threw; anything else that it threw goes on. */
export async function responseOf(answer: Promise<unknown>): Promise<Response> {
  const result = await answer.catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (result instanceof Response) return result;
  throw new TypeError('the route answered with something else than a Response');
}
