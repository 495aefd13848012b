import { prepared, type Database } from '~/platform/db.server';

/** An offer that anybody may read, and the day of its last change. */
type PublicOfferAddress = { id: string; changedOn: string };

/** A file of a sitemap holds 50,000 addresses at most (sitemaps.org); some room is left for pages beside the offers. */
export const OFFERS_A_FILE = 49_990;

/** Lower than every id that there is. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

const NEXT_PART = `select id from search_document where id > $1 order by id offset $2 limit 1`;

const OFFERS = `
  select d.id, to_char(o.updated_at at time zone 'UTC', 'YYYY-MM-DD') as "changedOn"
  from (select id from search_document where id > $1 order by id limit $2) d join offer o on o.id = d.id order by d.id`;

/** The ids behind which the parts of a sitemap begin, each of `size` offers; the first is the lowest id there can be. */
export async function sitemapParts({ pool }: Database, size: number = OFFERS_A_FILE): Promise<string[]> {
  const parts = [BEFORE_ALL];
  for (;;) {
    const last = parts[parts.length - 1];
    const [next] = await prepared<{ id: string }>(pool, 'sitemap-part', NEXT_PART, [last, size - 1]);
    const [more] = next ? await prepared<{ id: string }>(pool, 'sitemap-part', NEXT_PART, [next.id, 0]) : [];
    if (!next || !more) return parts;
    parts.push(next.id);
  }
}

/** Whether there are offers behind an id. */
export async function hasOffersBehind({ pool }: Database, id: string): Promise<boolean> {
  return (await prepared(pool, 'sitemap-part', NEXT_PART, [id, 0])).length > 0;
}

/** The offers on the market behind an id, in its order, in batches; at most `most`. */
export async function* publicOfferAddresses(
  { pool }: Database,
  behind: string,
  most: number,
  batch = 1000,
): AsyncGenerator<PublicOfferAddress[]> {
  let [last, left] = [behind, most];
  while (left > 0) {
    const asked = Math.min(batch, left);
    const rows = await prepared<PublicOfferAddress>(pool, 'sitemap-offers', OFFERS, [last, asked]);
    if (rows.length > 0) yield rows;
    if (rows.length < asked) return;
    last = rows[rows.length - 1]?.id ?? last;
    left -= rows.length;
  }
}
