import { BEFORE_ALL, OFFERS_A_FILE, publicOfferAddresses } from '~/domain/catalogue/public-addresses.queries.server';
import type { Database } from '~/platform/db.server';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const HEADERS = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' };

/** What the first file is called. */
export const FIRST_PART = 'first';

/** Pages beside the offers that anybody may come in by; they stand in the first file. */
const PAGES = ['/', '/offers', '/suppliers', '/wanted'];

/** One file of the sitemap: the offers behind an id, written as they are read. */
export function sitemapFile(database: Database, origin: string, behind: string): Response {
  const pages = behind === BEFORE_ALL ? PAGES : [];
  async function* parts(): AsyncGenerator<string> {
    yield `${HEAD}<urlset xmlns="${NAMESPACE}">\n`;
    yield pages.map((path) => `<url><loc>${origin}${path}</loc></url>\n`).join('');
    const offers = publicOfferAddresses(database, behind, OFFERS_A_FILE);
    for await (const batch of offers) {
      yield batch
        .map(({ id, changedOn }) => `<url><loc>${origin}/offers/${id}</loc><lastmod>${changedOn}</lastmod></url>\n`)
        .join('');
    }
    yield '</urlset>\n';
  }
  return new Response(streamOf(parts()), { headers: HEADERS });
}

/** The list of the sitemap's files. */
export function sitemapIndex(origin: string, behind: readonly string[]): Response {
  const files = behind
    .map((id) => `<sitemap><loc>${origin}/sitemaps/${id === BEFORE_ALL ? FIRST_PART : id}</loc></sitemap>\n`)
    .join('');
  return new Response(`${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${files}</sitemapindex>\n`, { headers: HEADERS });
}

/** Reads on only as far as the receiver takes it; stops when she goes. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await parts.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
