import { expect, test } from './visit';

const MOST_REQUESTS = 12;

for (const path of ['/', '/offers']) {
  test(`a first visit of ${path} makes at most ${MOST_REQUESTS} requests, all to us, and moves nothing about`, async ({
    page,
    baseURL,
  }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(requests.filter((address) => !address.startsWith(`${baseURL ?? ''}/`))).toEqual([]);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(MOST_REQUESTS);
    const unsized = await page.locator('img:not([width]), img:not([height])').count();
    expect(unsized).toBe(0);
  });
}
