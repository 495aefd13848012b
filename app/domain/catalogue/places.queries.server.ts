import { prepared, type Database } from '~/platform/db.server';
import type { FoundPlace } from '~search/engine';
import { marketWords } from '~search/market-words.server';
import { normalise } from '~search/understanding/normalise';
import type { Point } from './direction';

type Place = FoundPlace & Point;

/** The district of this name, in the country if one is given ("IN Villupuram" names its own); undefined for others. */
export async function placeNamed({ pool }: Database, name: string, country?: string): Promise<Place | undefined> {
  return (await marketWords(pool)).places.find(name, country);
}

/** The district of this name: in the country that is likely, if one is given that has it, else in any. */
export async function placeSaid(database: Database, name: string, likely?: string): Promise<Place | undefined> {
  const there = likely === undefined ? undefined : await placeNamed(database, name, likely);
  return there ?? placeNamed(database, name);
}

/** Whether any districts of a country are known. */
export async function hasPlaces({ pool }: Database, country: string): Promise<boolean> {
  return (await marketWords(pool)).places.has(country);
}

const LIKE = `
  select distinct on (country, name) country, name, similarity(name_key, $1) as likeness from place
  where similarity(name_key, $1) > 0.3 and ($2::text is null or country = $2)
  order by country, name, likeness desc`;

/** Districts with a name like this one, the likest first, in the country if one is given; at most `most`. */
export async function placesLike(
  { pool }: Database,
  name: string,
  country: string | undefined,
  most: number,
): Promise<FoundPlace[]> {
  const text = `select country, name from (${LIKE}) like_it order by likeness desc, name limit $3`;
  const key = normalise(name).trim();
  return key === '' ? [] : prepared<FoundPlace>(pool, 'places-like', text, [key, country ?? null, most]);
}

/** The middles of all districts of a country, in degrees. */
export async function districtsOfCountry({ pool }: Database, country: string): Promise<Point[]> {
  const text = 'select distinct latitude, longitude from place where country = $1 order by latitude, longitude';
  return prepared<Point>(pool, 'districts-of-country', text, [country]);
}
