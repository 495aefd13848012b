import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

type RouteArgs = LoaderFunctionArgs & ActionFunctionArgs;

/** The cookie that a response sets under the name, as a browser sends it back. */
export function cookieOf(response: Response, name: 'session' | 'join'): string {
  const found = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`__Host-${name}=`));
  return found?.split(';', 1)[0] ?? '';
}

/** The same request from a browser that holds the cookie. */
export function withCookie(args: RouteArgs, cookie: string): RouteArgs {
  args.request.headers.set('cookie', cookie);
  return args;
}
