const CACHE = 'step-four-meetings';

/**
 * Keeps this page and what it is made of, so that it opens without a network, and sets up the worker that serves it then.
 * Signing out clears it (`Clear-Site-Data`). `worker` is what that
 * worker itself loads. Where the browser allows no such thing, nothing happens.
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
  const parts = [...scripts, new URL(worker, location.href).href];
  for (const request of await cache.keys()) {
    if (request.url.includes('/assets/') && !parts.includes(request.url)) await cache.delete(request);
  }
  await cache.addAll(parts);
  const page = await fetch(location.pathname, { redirect: 'manual' });
  if (page.ok) await cache.put(location.pathname, page);
}
