import type { APIRequestContext } from '@playwright/test';
import { demoAccounts } from '~db/demo/people';
import { expect, test } from './visit';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'links are the same with scripts off');

/** What an address is of, whoever's record it shows: ids, days and numbers taken out, the query left aside. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d+/g, ':number');

const isLeft = (path: string) => /^\/(sign-out|assets\/|photos?\/)|[?&]lang=/.test(path);

const linksIn = (html: string) =>
  [...html.matchAll(/<a[^>]* href="(\/[^"#]*)/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

/** Whether a page leads there still: other journeys take offers and drafts away at the same time. */
async function stillLeads(request: APIRequestContext, page: string, link: string): Promise<boolean> {
  return page === '' || linksIn(await (await request.get(page)).text()).includes(link);
}

/**
 * Follows links from the front page, each kind of link on each kind of page once, and gathers those that lead to no page,
 * with where they stand.
 */
async function deadLinks(request: APIRequestContext): Promise<{ dead: string[]; followed: number }> {
  const kinds = new Set<string>();
  const followed = new Set<string>(['/']);
  const open = [{ path: '/', on: '' }];
  const dead: string[] = [];
  for (let next = open.shift(); next; next = open.shift()) {
    const { path, on } = next;
    const answer = await request.get(path, { headers: { accept: 'text/html' } });
    if (answer.status() >= 400 && (await stillLeads(request, on, path)))
      dead.push(`${answer.status()} ${path} on ${on}`);
    if (!answer.headers()['content-type']?.includes('html')) continue;
    for (const link of linksIn(await answer.text())) {
      const kind = `${kindOf(path)} ${kindOf(link)}`;
      if (isLeft(link) || kinds.has(kind) || followed.has(link)) continue;
      kinds.add(kind);
      followed.add(link);
      open.push({ path: link, on: path });
    }
  }
  return { dead, followed: followed.size };
}

for (const { key, role } of demoAccounts) {
  test(`every link that ${key} (${role.kind}) sees leads somewhere`, async ({ signedIn }) => {
    const { dead, followed } = await deadLinks((await signedIn(key)).request);
    expect(dead).toEqual([]);
    expect(followed).toBeGreaterThan(15);
  });
}

test('every link that a stranger sees leads somewhere', async ({ request }) => {
  expect((await deadLinks(request)).dead).toEqual([]);
});
