import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.server';
import { createPublicPageCache } from './public-page-cache.server';

function page(text: string): Answer {
  return { status: 200, headers: [], body: Buffer.from(text), etag: null };
}

function counting(text = 'page') {
  let made = 0;
  return { make: () => Promise.resolve(page(`${text} ${++made}`)), made: () => made };
}

const bodyOf = (answer: Answer | null) => answer?.body.toString();

describe('the cache of public pages', () => {
  it('gives the same page to everybody for a while, then a new one', async () => {
    let now = 0;
    const cache = createPublicPageCache({ keptMs: 5_000, now: () => now });
    const { make } = counting();
    expect(bodyOf(await cache.get('/offers', make))).toBe('page 1');
    now = 4_999;
    expect(bodyOf(await cache.get('/offers', make))).toBe('page 1');
    now = 5_000;
    expect(bodyOf(await cache.get('/offers', make))).toBe('page 2');
  });

  it('makes a page once for all who ask at the same moment', async () => {
    const cache = createPublicPageCache();
    const { make, made } = counting();
    await Promise.all(Array.from({ length: 20 }, () => cache.get('/offers', make)));
    expect(made()).toBe(1);
  });

  it('forgets everything at once when something public changes', async () => {
    const cache = createPublicPageCache();
    const { make } = counting();
    await cache.get('/offers', make);
    cache.clear();
    expect(bodyOf(await cache.get('/offers', make))).toBe('page 2');
  });

  it('does not keep a page whose making began before the change', async () => {
    const cache = createPublicPageCache();
    let finish: (answer: Answer) => void = () => undefined;
    const slow = cache.get('/offers', () => new Promise<Answer>((resolve) => (finish = resolve)));
    cache.clear();
    finish(page('old'));
    expect(bodyOf(await slow)).toBe('old');
    expect(bodyOf(await cache.get('/offers', () => Promise.resolve(page('new'))))).toBe('new');
  });

  it('keeps nothing while nobody tells it of changes', async () => {
    const cache = createPublicPageCache();
    cache.listening = false;
    const { make } = counting();
    await cache.get('/offers', make);
    expect(bodyOf(await cache.get('/offers', make))).toBe('page 2');
  });

  it('keeps nothing that its maker declares unfit', async () => {
    const cache = createPublicPageCache();
    expect(await cache.get('/x', () => Promise.resolve(null))).toBeNull();
    expect(bodyOf(await cache.get('/x', () => Promise.resolve(page('fit'))))).toBe('fit');
  });

  it('stays within its bytes and lets go of what was used longest ago', async () => {
    const cache = createPublicPageCache({ mostBytes: 22_500 });
    const big = () => Promise.resolve(page('x'.repeat(700)));
    for (let n = 0; n < 8; n += 1) await cache.get(`/${n}`, big);
    const { make, made } = counting();
    await cache.get('/0', make);
    for (let n = 8; n < 15; n += 1) await cache.get(`/${n}`, big);
    expect(cache.bytes).toBeLessThanOrEqual(22_500);
    await cache.get('/0', make);
    await cache.get('/1', make);
    expect(made()).toBe(1);
  });

  it('makes a page anew after its making failed', async () => {
    const cache = createPublicPageCache();
    await expect(cache.get('/x', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(bodyOf(await cache.get('/x', () => Promise.resolve(page('back'))))).toBe('back');
  });
});
