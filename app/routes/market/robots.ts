import { publicOrigin } from '~/platform/public-origin.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** What is nobody's to read, or the same offers again in another order. */
const KEPT_OUT = [
  ...[
    '/sell',
    '/orders',
    '/staff',
    '/account',
    '/my',
    '/groups',
    '/loans',
    '/quotes',
    '/samples',
    '/together',
    '/api/',
  ],
  ...['/offers?', '/offers/suggestions', '/map.svg', '/development/'],
];

export function loader() {
  const lines = [
    'User-agent: *',
    ...KEPT_OUT.map((path) => `Disallow: ${path}`),
    `Sitemap: ${publicOrigin()}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
