import { request } from 'node:http';
import type { BenchDatabase, Place } from '../place';
import { say } from '../report';
import { serveMarket } from '../served';

const FIRST_VISIT_LIMIT = 30 * 1024;

/** What a first visit sends before pictures: the page and its stylesheets, as a browser that takes brotli gets them. */
export async function measureBytes(place: Place, market: BenchDatabase): Promise<void> {
  const ours = await serveMarket(place, market);
  try {
    for (const path of ['/', '/offers']) {
      const page = await sent(ours.origin + path);
      const text = await (await fetch(ours.origin + path)).text();
      const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
      const styles = await Promise.all(sheets.map((href) => sent(new URL(href, ours.origin).href)));
      const first = styles.reduce((sum, bytes) => sum + bytes, page);
      say(`first visit of ${path}, HTML and CSS`, first, 'bytes');
      say(`limit: first visit of ${path}, HTML and CSS, budget`, FIRST_VISIT_LIMIT, 'bytes');
      say(`ratio: first visit of ${path}, HTML and CSS`, first / FIRST_VISIT_LIMIT, 'of the limit');
      say(`further visit of ${path}, HTML`, page, 'bytes');
    }
  } finally {
    await ours.stop();
  }
}

/** The bytes of an answer's body as they travel. */
function sent(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.once('end', () => resolve(bytes));
    })
      .once('error', reject)
      .end();
  });
}
