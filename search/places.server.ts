import type { Pool } from 'pg';
import type { FoundPlace } from './engine';
import { normalise } from './understanding/normalise';
import { placeReader } from './understanding/place-script';

/** Degrees. */
export type Point = { latitude: number; longitude: number };
export type Place = FoundPlace & Point;

export type Places = {
  /**
   * The place of this name, in the country if one is given; of several that of the country with the fewest names. In an Indic
   * or Arabic script the one place that sounds like it.
   */
  find(name: string, country?: string): Place | undefined;
  /** Whether any place of a country is known. */
  has(country: string): boolean;
};

const MOST_WORDS = 4;
const WITH_COUNTRY = /^([A-Za-z]{2})[\s:]+(.+)$/;

/** Reads table `place`: some ten thousand names, in memory. */
export async function readPlaces(pool: Pool): Promise<Places> {
  const { rows } = await pool.query<Place & { key: string }>(
    'select country, name_key as key, name, latitude, longitude from place order by country, name_key',
  );
  const byKey = new Map<string, Place[]>();
  const ofCountry = new Map<string, number>();
  for (const { country } of rows) ofCountry.set(country, (ofCountry.get(country) ?? 0) + 1);
  rows.sort((a, b) => (ofCountry.get(a.country) ?? 0) - (ofCountry.get(b.country) ?? 0));
  for (const { key, ...place } of rows) byKey.set(key, [...(byKey.get(key) ?? []), place]);
  const inScript = placeReader(rows);
  const among = (key: string, country: string | undefined): Place | undefined => {
    const isThere = (place: Place | undefined) => country === undefined || place?.country === country;
    return byKey.get(key)?.find(isThere) ?? [inScript(key)].find(isThere);
  };
  return {
    has: (country) => ofCountry.has(country),
    find(name, country) {
      const key = normalise(name);
      if (key.split(' ').length > MOST_WORDS + 1) return undefined;
      const [, code, rest] = WITH_COUNTRY.exec(name.trim()) ?? [];
      return among(key, country) ?? (rest && code ? among(normalise(rest), code.toUpperCase()) : undefined);
    },
  };
}
