import { prepared, type Database } from '~/platform/db.server';
import type { FoundPlace } from '~search/engine';

const LIKE = `
  select distinct on (name, country) country, name, similarity(name_key, search_fold($1)) as likeness from place
  where name_key % search_fold($1) and ($2::text is null or country = $2)`;

/** Districts with a name like this one, the likest first, in the country if one is given; at most `most`. */
export async function placesLike(
  { pool }: Database,
  name: string,
  country: string | undefined,
  most: number,
): Promise<FoundPlace[]> {
  const text = `select country, name from (${LIKE}) like_it order by likeness desc, name limit $3`;
  return prepared<FoundPlace>(pool, 'places-like', text, [name.slice(0, 80), country ?? null, most]);
}
