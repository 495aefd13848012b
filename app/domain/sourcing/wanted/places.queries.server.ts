import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type Place = { country: string; district: string; latitude: number | null; longitude: number | null };

const NEAR = 4;

/**
 * The district that is meant, as it is written, and where its middle lies (degrees). In a country of which no districts are
 * known, what was typed stands, without a middle. Else, for an unknown one, the names most like it.
 */
export async function placeMeant(
  db: Db,
  country: string,
  district: string,
): Promise<{ place: Place } | { place: null; like: string[] }> {
  const { rows } = await sql<{ name: string; latitude: number; longitude: number; same: boolean }>`
    select name, latitude, longitude, name_key = search_fold(${district}) as same from place
    where country = ${country}
    order by name_key = search_fold(${district}) desc, similarity(name_key, search_fold(${district})) desc, name
    limit ${NEAR}
  `.execute(db);
  const [first] = rows;
  if (!first) return { place: { country, district, latitude: null, longitude: null } };
  if (!first.same) return { place: null, like: rows.map(({ name }) => name) };
  return { place: { country, district: first.name, latitude: first.latitude, longitude: first.longitude } };
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
