import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { ok } from '~/platform/result';
import { asCandidate, daysOf, offersInSight, readyOn, type OfferInSight } from './cover-candidates.queries.server';
import { coverOfPost } from './cover-of-post';
import { WANTED_COVERABLE, WANTED_FITS } from './wanted.events';

/** Sellers that one post tells of itself at most: those of its sets, then by price. */
export const MOST_TOLD = 50;
const BATCH = 50;

type OpenPost = {
  id: string;
  version: number;
  productType: string;
  currency: string;
  latestOn: string;
  latitude: number | null;
  longitude: number | null;
  /** Base units wanted, and those of one unit of the post. */
  need: number;
  unitFactor: number;
  /** Enterprises that its owner acts for: she buys nothing from herself. */
  own: string[];
};

type Which = { ids: readonly string[] } | { productTypes: readonly string[] } | { notSince: Date };

/**
 * Works out again who could cover open posts: those named, those of the product types, or those not looked at since a
 * moment. The offers of a product type are read once for up to fifty posts. Tells of sellers who fit for the first time,
 * and of a post that can be covered at last. Doing it twice changes and tells nothing more. Returns how many it looked at.
 */
export async function matchWanted(db: Db, which: Which, clock: Clock): Promise<number> {
  const asked = await openPosts(db, which);
  const byType = new Map<string, OpenPost[]>();
  for (const post of asked) byType.set(post.productType, [...(byType.get(post.productType) ?? []), post]);
  for (const [productType, posts] of byType) {
    for (let start = 0; start < posts.length; start += BATCH) {
      const batch = posts.slice(start, start + BATCH);
      const offers = await offersInSight(db, productType, batch);
      const matches = batch.map((post, spot) => matchOf(post, offers, spot, daysOf(clock)));
      await transact(db, async (tx) => ok(await keepMatches(tx, matches, clock)));
    }
  }
  return asked.length;
}

async function openPosts(db: Db, which: Which): Promise<OpenPost[]> {
  const asked =
    'ids' in which
      ? sql`p.id = any(${[...which.ids]}::uuid[])`
      : 'productTypes' in which
        ? sql`p.product_type = any(${[...which.productTypes]}::text[])`
        : sql`not exists (select from wanted_match m where m.post_id = p.id and m.matched_at >= ${which.notSince})`;
  const { rows } = await sql<OpenPost>`
    select p.id, p.version, p.product_type, p.currency, p.latest_on, p.latitude, p.longitude,
      p.quantity::float8 * u.base_factor as need, u.base_factor as unit_factor,
      array(select w.enterprise_id from enterprise_account w where w.account_id = p.account_id) as own
    from wanted_post p join unit u on u.code = p.unit
    where p.state = 'open' and ${asked}
    order by p.id
  `.execute(db);
  return rows;
}

type Match = {
  postId: string;
  version: number;
  sellersFit: number;
  setsFound: number;
  sellers: number | null;
  totalMinor: number | null;
  readyOn: string | null;
  mostQuantity: number;
  fitting: string[];
};

function matchOf(
  post: OpenPost,
  offers: readonly OfferInSight[],
  spot: number,
  todayIn: (timeZone: string) => string,
): Match {
  const meant = offers.filter(
    ({ currency, enterpriseId }) => currency === post.currency && !post.own.includes(enterpriseId),
  );
  const candidates = meant.map((offer) => asCandidate(offer, post.latestOn, spot, todayIn));
  const { cover, coversAll, mostTogether, fitting } = coverOfPost(candidates, post.need);
  const best = coversAll ? cover.sets[0] : undefined;
  const days = best?.shares.flatMap(({ offerId, quantity }) => {
    const offer = meant.find(({ id }) => id === offerId);
    return (offer && readyOn(offer, quantity, todayIn)) ?? [];
  });
  return {
    postId: post.id,
    version: post.version,
    sellersFit: fitting.length,
    setsFound: best ? cover.sets.length : 0,
    sellers: best?.shares.length ?? null,
    totalMinor: best?.totalMinor ?? null,
    readyOn: days?.sort().at(-1) ?? null,
    mostQuantity: Math.min(Math.floor(mostTogether / post.unitFactor), 2_000_000_000),
    fitting: fitting.slice(0, MOST_TOLD),
  };
}

/** A post that was changed or ended meanwhile is left out: what changed it asks for a match of its own. */
async function keepMatches(tx: Tx, matches: Match[], clock: Clock): Promise<null> {
  const now = clock.now();
  const given = JSON.stringify(matches);
  const { rows } = await sql<{ postId: string; coverable: boolean; fits: boolean }>`
    with given as materialized (
      select g.* from jsonb_to_recordset(${given}::jsonb) as g("postId" uuid, version int, "sellersFit" int,
        "setsFound" int, sellers int, "totalMinor" bigint, "readyOn" date, "mostQuantity" int, fitting uuid[])
    ), post as materialized (
      select p.id from wanted_post p join given g on g."postId" = p.id and g.version = p.version
      where p.state = 'open' order by p.id for update of p
    ), before as materialized (
      select m.post_id, m.sets_found from wanted_match m join post on post.id = m.post_id
    ), kept as (
      insert into wanted_match (post_id, matched_at, sellers_fit, sets_found, sellers, total_minor, ready_on, most_quantity)
      select post.id, ${now}::timestamptz, g."sellersFit", g."setsFound", g.sellers, g."totalMinor", g."readyOn",
        g."mostQuantity"
      from post join given g on g."postId" = post.id
      on conflict (post_id) do update set matched_at = excluded.matched_at, sellers_fit = excluded.sellers_fit,
        sets_found = excluded.sets_found, sellers = excluded.sellers, total_minor = excluded.total_minor,
        ready_on = excluded.ready_on, most_quantity = excluded.most_quantity
    ), fit as (
      insert into wanted_fit (post_id, enterprise_id, since)
      select post.id, enterprise_id, ${now}::timestamptz
      from post join given g on g."postId" = post.id, unnest(g.fitting) enterprise_id
      on conflict do nothing
      returning post_id
    )
    select post.id as post_id, coalesce(before.sets_found = 0 and g."setsFound" > 0, false) as coverable,
      exists (select from fit where fit.post_id = post.id) as fits
    from post join given g on g."postId" = post.id left join before on before.post_id = post.id
    order by post.id
  `.execute(tx);
  for (const { postId, coverable, fits } of rows) {
    if (fits) await emit(tx, WANTED_FITS, { postId });
    if (coverable) await emit(tx, WANTED_COVERABLE, { postId });
  }
  return null;
}
