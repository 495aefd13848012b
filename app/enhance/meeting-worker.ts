/** Answers for the meeting's page and its parts where there is no network; everything else passes by. */
type FetchEvent = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Worker = {
  addEventListener(name: 'fetch', answer: (event: FetchEvent) => void): void;
  addEventListener(
    name: 'install' | 'activate',
    run: (event: Event & { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
};

const worker = self as unknown as Worker;
const CACHE = 'step-four-meetings';
const MEETING = /^\/groups\/[^/]+\/meetings\/new$/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin) return;
  if (mode === 'navigate' && MEETING.test(pathname)) event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(part(event.request));
});

/**
 * The page from the network; what is kept of it where there is none, or a server that cannot answer now. One that is
 * refused is kept no longer.
 */
async function page(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pathname);
  const fresh = await fetch(request).catch((error: unknown) => {
    if (kept) return kept;
    throw error;
  });
  if (fresh.status >= 500) return kept ?? fresh;
  if (!fresh.ok) await cache.delete(pathname);
  else if (fresh !== kept && !new URL(request.url).search) await cache.put(pathname, fresh.clone());
  return fresh;
}

async function part(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

export {};
