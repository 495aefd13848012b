/** Answers for the meeting's page and its parts where the server does not; everything else passes by. */
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
 * The page from the network; what the page itself has kept where there is none, or a server that cannot answer now. One
 * that is refused is kept no longer. A sheet that is mended has an address of its own, and is not kept.
 */
async function page(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isMended = new URL(request.url).searchParams.has('sheet');
  const kept = isMended ? undefined : await cache.match(pathname);
  const fresh = await fetch(request).catch((error: unknown) => {
    if (kept) return kept;
    throw error;
  });
  const isBusy = fresh.status >= 500 || [408, 429].includes(fresh.status);
  if (isBusy) return kept ?? fresh;
  if (!fresh.ok && !isMended) await cache.delete(pathname);
  return fresh;
}

async function part(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

export {};
