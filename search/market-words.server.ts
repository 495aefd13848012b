import type { Pool } from 'pg';
import { categoryTree, type CategoryTree } from './category-tree';
import { readPlaces, type Places } from './places.server';
import { amountReader, type UnitEntry } from './understanding/amount';
import { readWords, type ReadWords } from './understanding/read-words';
import { recent } from './understanding/recent';
import { understand, type Understanding } from './understanding/understand';
import {
  buildVocabulary,
  type CategoryEntry,
  type ProductTermEntry,
  type ProductTypeEntry,
} from './understanding/vocabulary';

/** The market's vocabulary as engines use it: what a query means, and which category a product type is of. */
export type MarketWords = {
  understand(query: string): Understanding;
  /** What a query means, with the amount and the place among its words; `plain` leaves those to the texts. */
  read(query: string, how: { plain: boolean; country: string | undefined }): ReadWords;
  units: ReadonlyMap<string, UnitEntry>;
  places: Places;
  categoryOf(productType: string): string | undefined;
  tree: CategoryTree;
};

const QUERIES_REMEMBERED = 5000;
const LONGEST_REMEMBERED = 200;
const known = new WeakMap<Pool, Promise<MarketWords>>();

/** The vocabulary of this database, read once a process; a reading that failed is tried again. */
export function marketWords(pool: Pool): Promise<MarketWords> {
  let words = known.get(pool);
  if (!words) {
    words = readMarketWords(pool);
    known.set(pool, words);
    words.catch(() => known.delete(pool));
  }
  return words;
}

async function readMarketWords(pool: Pool): Promise<MarketWords> {
  const [types, terms, categories, units, places] = await Promise.all([
    pool.query<ProductTypeEntry>('select code, category, names from product_type order by position'),
    pool.query<ProductTermEntry>(
      'select product_type as "productType", language, term from product_term order by 1, 2, 3',
    ),
    pool.query<CategoryEntry>('select code, parent, names from category order by position'),
    pool.query<UnitEntry>('select code, dimension, base_factor as factor, names from unit order by position'),
    readPlaces(pool),
  ]);
  const vocabulary = buildVocabulary({
    productTypes: types.rows,
    productTerms: terms.rows,
    categories: categories.rows,
  });
  const categoryOfType = new Map(types.rows.map(({ code, category }) => [code, category]));
  const remembered = recent<Understanding>(QUERIES_REMEMBERED);
  const understood = (query: string) =>
    query.length > LONGEST_REMEMBERED
      ? understand(vocabulary, query)
      : remembered(query, () => understand(vocabulary, query));
  const amountIn = amountReader(units.rows);
  return {
    understand: understood,
    read: (query, { plain, country }) =>
      plain
        ? { meant: understood(query), amount: null, place: undefined }
        : readWords(query, {
            understand: understood,
            isKnown: (word) => vocabulary.wordByText.has(word),
            placeOf: (name) => places.find(name, country),
            amountIn,
          }),
    units: new Map(units.rows.map((unit) => [unit.code, unit])),
    places,
    categoryOf: (productType) => categoryOfType.get(productType),
    tree: categoryTree(categories.rows),
  };
}
