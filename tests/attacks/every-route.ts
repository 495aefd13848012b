import type { RouteConfigEntry } from '@remix-run/route-config';
import type { RouteHandle } from '~/platform/route-policy';
import table from '~/routes';

type RouteModule = {
  handle: RouteHandle;
  loader?: unknown;
  action?: unknown;
  default?: unknown;
};

export type KnownRoute = {
  /** The path as the table has it, with a leading slash. */
  pattern: string;
  params: string[];
  policy: RouteHandle['policy'];
  hasLoader: boolean;
  hasAction: boolean;
  isPage: boolean;
  /** The path with each parameter filled in. */
  pathWith(value: string): string;
};

const modules = import.meta.glob<RouteModule>('../../app/routes/**/*.{ts,tsx}');

/** Every address of the route table with what its module declares, so that no route escapes the tests that attack all. */
export async function everyRoute(): Promise<KnownRoute[]> {
  return Promise.all(flat(table, '').map(({ pattern, file }) => describeRoute(pattern, file)));
}

function flat(entries: RouteConfigEntry[], parent: string): { pattern: string; file: string }[] {
  return entries.flatMap((entry) => {
    const pattern = [parent, entry.path].filter(Boolean).join('/');
    return [{ pattern, file: entry.file }, ...flat(entry.children ?? [], pattern)];
  });
}

async function describeRoute(pattern: string, file: string): Promise<KnownRoute> {
  const load = modules[`../../app/${file}`];
  if (!load) throw new Error(`${file} is in the route table and not in app/routes`);
  const { handle, loader, action, default: page } = await load();
  return {
    pattern: `/${pattern}`,
    params: [...pattern.matchAll(/:(\w+)|\*/g)].map(([, name]) => name ?? '*'),
    policy: handle.policy,
    hasLoader: loader !== undefined,
    hasAction: action !== undefined,
    isPage: page !== undefined,
    pathWith: (value) => `/${pattern.replace(/:\w+\??|\*/g, () => value)}`,
  };
}
