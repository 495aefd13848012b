import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

type Answer = (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void;

const ORIGIN = 'https://market.example';
const PAGE = '/groups/g1/meetings/new';
const kept = new Map<string, string>();
const network = vi.fn<(request: Request) => Promise<Response>>();
let answer: Answer = () => undefined;

/** A navigation, as browsers send it. */
const visitTo = (path: string) => ({ method: 'GET', mode: 'navigate', url: ORIGIN + path }) as unknown as Request;

async function open(path: string): Promise<string | null> {
  let given: Promise<Response> | null = null;
  answer({ request: visitTo(path), respondWith: (one) => void (given = one) });
  return given && (await (given as Promise<Response>)).text();
}

beforeAll(async () => {
  const cache = {
    match: (key: string) => Promise.resolve(kept.has(key) ? new Response(kept.get(key)) : undefined),
    delete: (key: string) => Promise.resolve(kept.delete(key)),
  };
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('self', {
    location: new URL(ORIGIN),
    addEventListener: (name: string, run: Answer) => {
      if (name === 'fetch') answer = run;
    },
  });
  await import('./meeting-worker');
});

beforeEach(() => {
  kept.clear();
});

describe('the page of a meeting', () => {
  it('comes from the network; the page keeps itself', async () => {
    kept.set(PAGE, 'of yesterday');
    network.mockResolvedValueOnce(new Response('fresh'));
    expect(await open(PAGE)).toBe('fresh');
    expect(kept.get(PAGE)).toBe('of yesterday');
  });

  it('is not given for a sheet that is mended', async () => {
    kept.set(PAGE, 'of yesterday');
    network.mockRejectedValueOnce(new TypeError('no network'));
    await expect(open(`${PAGE}?sheet=s1`)).rejects.toThrow('no network');
    network.mockResolvedValueOnce(new Response('signed by now', { status: 404 }));
    expect(await open(`${PAGE}?sheet=s1`)).toBe('signed by now');
    network.mockRejectedValueOnce(new TypeError('no network'));
    expect(await open(`${PAGE}?lang=ta`)).toBe('of yesterday');
  });

  it.each([
    ['where there is no network', () => Promise.reject(new TypeError('no network'))],
    ['where the server cannot answer now', () => Promise.resolve(new Response('busy', { status: 503 }))],
    ['where it asks for patience', () => Promise.resolve(new Response('later', { status: 429 }))],
  ])('is what was kept %s, and stays kept', async (_, meanwhile) => {
    kept.set(PAGE, 'of yesterday');
    network.mockImplementationOnce(meanwhile);
    expect(await open(PAGE)).toBe('of yesterday');
    expect(kept.get(PAGE)).toBe('of yesterday');
  });

  it('says what went wrong where nothing is kept', async () => {
    network.mockRejectedValueOnce(new TypeError('no network'));
    await expect(open(PAGE)).rejects.toThrow('no network');
    network.mockResolvedValueOnce(new Response('busy', { status: 503 }));
    expect(await open(PAGE)).toBe('busy');
  });

  it('is kept no longer once it is refused', async () => {
    kept.set(PAGE, 'of yesterday');
    network.mockResolvedValueOnce(new Response('not found', { status: 404 }));
    expect(await open(PAGE)).toBe('not found');
    expect([...kept]).toEqual([]);
  });
});

it('leaves other pages alone', async () => {
  expect(await open('/groups/g1')).toBeNull();
});
