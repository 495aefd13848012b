const CACHE = 'step-four-meetings';

/**
 * Keeps this page and what it is made of, so that it opens without a network, and sets up the worker that serves it then.
 * Signing out clears it (`Clear-Site-Data`). `worker` is what that worker itself loads. Where the browser allows no such
 * thing, nothing happens.
 */
export async function keepPage(worker: string): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window) || !navigator.onLine) return;
  await navigator.serviceWorker.register('/groups/meeting-worker.js', { scope: '/groups/' });
  const cache = await caches.open(CACHE);
  const scripts = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ]
    .map((part) => (part instanceof HTMLLinkElement ? part.href : part.src))
    .filter((address) => address.startsWith(location.origin));
  await cache.addAll([...scripts, new URL(worker, location.href).href]);
  const page = await fetch(location.pathname, { redirect: 'manual' });
  if (page.ok) await cache.put(location.pathname, page);
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
