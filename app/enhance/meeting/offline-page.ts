const CACHE = 'step-four-meetings';

/**
 * Keeps this page and what it is made of, so that it opens without a network, and sets up the worker that serves it then.
 * Signing out clears it (`Clear-Site-Data`). Parts come first: a page is kept with all that it names, or as it was before.
 * Where the browser allows no such thing, nothing happens.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window) || !navigator.onLine) return;
  await navigator.serviceWorker.register('/groups/meeting-worker.js', { scope: '/groups/' });
  const cache = await caches.open(CACHE);
  const page = await fetch(location.pathname, { redirect: 'manual' });
  if (!page.ok) return;
  const parts = new Set((await page.clone().text()).match(/\/assets\/[^"'\s<>#&]+/g));
  await cache.addAll([...parts]);
  await cache.put(location.pathname, page);
  await dropUnused(cache);
}

/** Parts of an older version go once no page is kept that is made of them; another group's may still be. */
async function dropUnused(cache: Cache): Promise<void> {
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const isPart = (pathname: string) => pathname.startsWith('/assets/');
  const pages = kept.filter((one) => !isPart(one));
  const texts = await Promise.all(pages.map(async (one) => (await cache.match(one))?.text()));
  for (const part of kept.filter(isPart)) {
    if (!texts.some((text) => text?.includes(part))) await cache.delete(part);
  }
}
