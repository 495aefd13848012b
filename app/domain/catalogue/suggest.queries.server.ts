import { prepared, type Database } from '~/platform/db.server';
import { nameIn, type Locale } from '~/platform/i18n';
import { plainLine } from '~/platform/plain-text';
import { marketWords } from '~search/market-words.server';
import { normalise } from '~search/understanding/normalise';
import type { Reference } from './reference';
import { referenceOf } from './reference.queries.server';

/** What somebody may mean who has typed so far; `label` is in the reader's language, or a name. */
export type Suggestion =
  | { kind: 'product'; label: string; productType: string; offers: number }
  | { kind: 'seller'; label: string; enterpriseId: string; country: string }
  | { kind: 'place'; label: string; country: string };

export type SuggestInput = { text: string; locale: Locale; country?: string | undefined };

/** As many as a small screen shows below a keyboard. */
export const MOST_SUGGESTIONS = 8;
const MOST_SELLERS = 2;
const MOST_PLACES = 2;
const SHORTEST = 2;
/** Beginnings of names are common, and of words within them more so: fewer letters would look at too many sellers. */
const SHORTEST_NAME = 3;
const SHORTEST_WITHIN = 4;
const LONGEST = 60;
const LOOKED_AT = 60;

/** Offers by product type, sellers on the market whose name has a word that begins so, districts that offers are from. */
const FOUND = `
  select (select coalesce(json_object_agg(product_type, offers), '{}') from (
      select product_type, sum(offers) as offers from search_count
      where product_type = any($1::text[]) and ($2::text is null or country = $2) and offers > 0 group by 1) c) as offers,
    (select coalesce(json_agg(s), '[]') from (
      select e.id as "enterpriseId", e.name as label, e.country from (
        (select id, name, country from enterprise
          where $3 <> '' and left(lower(name), 64) ~>=~ lower($3) and left(lower(name), 64) ~<~ (lower($3) || chr(1114111))
          limit ${LOOKED_AT})
        union
        (select id, name, country from enterprise where $5 <> '' and name ilike $5 limit ${LOOKED_AT})
      ) e
      where ($2::text is null or e.country = $2) and exists (
        select from market_offer m where m.enterprise_id = e.id and m.enterprise = e.name)
      order by e.name, e.id limit ${MOST_SELLERS}) s) as sellers,
    (select coalesce(json_agg(p), '[]') from (
      select p.name as label, p.country from search_district d join place p on p.country = d.country and p.name_key = d.district_key
      where $4 <> '' and starts_with(d.district_key, $4) and ($2::text is null or d.country = $2)
      order by length(p.name), p.name, p.country limit ${MOST_PLACES}) p) as places`;

type Row = {
  offers: Record<string, number>;
  sellers: { enterpriseId: string; label: string; country: string }[];
  places: { label: string; country: string }[];
};

/**
 * What to offer while somebody types, at most `MOST_SUGGESTIONS`: product types that are on the market (in any language
 * or script typed, shown in the reader's), sellers by their public name, districts. Nothing for less than two letters.
 */
export async function suggest(database: Database, { text, locale, country }: SuggestInput): Promise<Suggestion[]> {
  const typed = normalise(text.slice(0, LONGEST)).trim();
  if (typed.length < SHORTEST) return [];
  const [reference, words] = await Promise.all([referenceOf(database.db), marketWords(database.pool)]);
  const begun = beginningSo(reference, typed, locale);
  const meant = words.understand(typed).types.map(({ code }) => code);
  const codes = [...new Set([...begun, ...meant])].slice(0, LOOKED_AT);
  const name = typed.length < SHORTEST_NAME ? '' : plainLine(text.slice(0, LONGEST));
  const within = name === '' || typed.length < SHORTEST_WITHIN ? '' : `% ${likeLiteral(name)}%`;
  const values = [codes, country ?? null, name, typed.length < SHORTEST_NAME ? '' : typed, within];
  const [found] = await prepared<Row>(database.pool, 'suggest', FOUND, values);
  if (!found) return [];
  const products = codes.flatMap((productType): Suggestion[] => {
    const offers = found.offers[productType];
    return offers === undefined
      ? []
      : [{ kind: 'product', label: reference.productTypeName(productType, locale), productType, offers }];
  });
  const others = [
    ...found.sellers.map((seller): Suggestion => ({ kind: 'seller', ...seller })),
    ...found.places.map((place): Suggestion => ({ kind: 'place', ...place })),
  ];
  return [...products.slice(0, MOST_SUGGESTIONS - others.length), ...others];
}

/** Product types with a word in their name that begins so, those whose name begins so first. */
function beginningSo({ productTypes }: Reference, typed: string, locale: Locale): string[] {
  const names = productTypes.map(({ code, names }) => ({ code, name: normalise(nameIn(names, locale)) }));
  const first = names.filter(({ name }) => name.startsWith(typed));
  const within = names.filter(({ name }) => name.includes(` ${typed}`));
  return [...first, ...within].map(({ code }) => code);
}

const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
