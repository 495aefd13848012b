import { sql } from 'kysely';
import { addDays } from '~/platform/day';
import type { BenchDatabase } from './place';
import { countries, writing } from './words';

export type Queries = {
  /** What people may type: names of products in any language, some misspelt, some with a word more, some narrowed by
   * category, country, supply and delivery, some sorted by price, by how soon, by how near. */
  asTyped: string[];
  /** The same number of names as they stand in titles, for a server that compares words alone. */
  asWritten: string[];
};

const COUNT = 3000;
const KINDS = 10;
const PLACES = ['IN Villupuram', 'KE Kisumu', 'TZ Dodoma'];

/** Draws the queries, always the same ones. */
export async function drawQueries({ owner }: BenchDatabase): Promise<Queries> {
  const { rows: terms } = await sql<{ term: string; category: string }>`
    select term, t.category from product_term join product_type t on t.code = product_type order by md5(term || product_type)
  `.execute(owner.db);
  const { rows: titles } = await sql<{ name: string }>`
    select coalesce(t.names ->> o.language, t.names ->> 'en') as name from offer o
    join product_type t on t.code = o.product_type order by md5(o.id::text) limit ${COUNT}
  `.execute(owner.db);
  const words = Object.values(writing).flatMap(({ after }) => after);
  const asTyped = Array.from({ length: COUNT }, (_, n) => {
    const { term, category } = at(terms, n);
    const address = new URLSearchParams({ q: term });
    switch (n % KINDS) {
      case 0:
      case 1:
        address.set('q', misspelt(term, n));
        break;
      case 2:
        address.set('q', `${term} ${at(words, n * 7)}`);
        break;
      case 3:
        address.set('category', category);
        break;
      case 4:
        address.set('country', at(countries, n * 3).code);
        break;
      case 5:
        address.set('q', at(words, n * 5));
        address.set('country', at(countries, n * 7).code);
        break;
      case 6:
        address.set('quantity', '50');
        address.set('by', addDays(new Date().toISOString().slice(0, 10), 14));
        address.set('delivery', 'country');
        break;
      case 7:
        address.set('category', category);
        address.set('sort', n % 20 < 10 ? 'price-low' : 'soonest');
        address.delete('q');
        break;
      case 8:
        address.set('sort', 'nearest');
        address.set('near', at(PLACES, n));
        if (n % 20 < 10) address.delete('q');
        break;
    }
    return address.toString();
  });
  const asWritten = titles.map(({ name }) => new URLSearchParams({ q: name }).toString());
  return { asTyped, asWritten };
}

function at<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to draw from');
  return item;
}

/** Two letters in the middle change places. */
function misspelt(term: string, n: number): string {
  const letters = Array.from(term);
  const place = 1 + (n % Math.max(1, letters.length - 2));
  [letters[place], letters[place + 1]] = [letters[place + 1] ?? '', letters[place] ?? ''];
  return letters.join('');
}
