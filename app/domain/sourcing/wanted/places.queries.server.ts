import { sql } from 'kysely';
import { hasPlaces, placeNamed, placesLike } from '~/domain/catalogue/places.queries.server';
import type { Actor } from '~/platform/actor';
import type { Database, Db } from '~/platform/db.server';

export type Place = { country: string; district: string; latitude: number | null; longitude: number | null };

const NEAR = 4;

/**
 * The district that is meant, as the list of places writes it, and where its middle lies (degrees). In a country of which no
 * districts are known, what was typed stands, without a middle. Else, for an unknown one, the names most like it, if any.
 */
export async function placeMeant(
  database: Database,
  country: string,
  district: string,
): Promise<{ place: Place } | { place: null; like: string[] }> {
  const known = await placeNamed(database, district, country);
  if (known?.country === country) {
    const { name, latitude, longitude } = known;
    return { place: { country, district: name, latitude, longitude } };
  }
  if (!(await hasPlaces(database, country))) return { place: { country, district, latitude: null, longitude: null } };
  return { place: null, like: (await placesLike(database, district, country, NEAR)).map(({ name }) => name) };
}

/** Where the actor most likely wants it: where she last did, else where an enterprise of hers is, else her country. */
export async function usualPlace(
  db: Db,
  actor: Actor,
): Promise<{ country: string; district: string; deliveryPlace: string }> {
  const { rows } = await sql<{ country: string | null; district: string; deliveryPlace: string }>`
    (select country, district, delivery_place, 1 as turn from wanted_post where account_id = ${actor.accountId}
      order by id desc limit 1)
    union all
    (select e.country, e.district, '', 2 from enterprise_account a join enterprise e on e.id = a.enterprise_id
      where a.account_id = ${actor.accountId} order by e.status, e.id limit 1)
    union all
    select country, '', '', 3 from account where id = ${actor.accountId}
    order by turn limit 1
  `.execute(db);
  const { country, district = '', deliveryPlace = '' } = rows[0] ?? {};
  return { country: country ?? '', district, deliveryPlace };
}

/** What the programme's branches in a country reckon in; null where there are none. */
export async function currencyInCountry(db: Db, country: string): Promise<string | null> {
  const row = await db
    .selectFrom('branch')
    .select('currency')
    .where('country', '=', country)
    .orderBy('code')
    .executeTakeFirst();
  return row?.currency ?? null;
}
