import type { Pool } from 'pg';
import { categoryTree, type CategoryTree } from './category-tree';
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
  const [types, terms, categories] = await Promise.all([
    pool.query<ProductTypeEntry>('select code, category, names from product_type order by position'),
    pool.query<ProductTermEntry>(
      'select product_type as "productType", language, term from product_term order by 1, 2, 3',
    ),
    pool.query<CategoryEntry>('select code, parent, names from category order by position'),
  ]);
  const vocabulary = buildVocabulary({
    productTypes: types.rows,
    productTerms: terms.rows,
    categories: categories.rows,
  });
  const categoryOfType = new Map(types.rows.map(({ code, category }) => [code, category]));
  const remembered = recent<Understanding>(QUERIES_REMEMBERED);
  return {
    understand: (query) =>
      query.length > LONGEST_REMEMBERED
        ? understand(vocabulary, query)
        : remembered(query, () => understand(vocabulary, query)),
    categoryOf: (productType) => categoryOfType.get(productType),
    tree: categoryTree(categories.rows),
  };
}
