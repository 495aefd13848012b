import { productTypesMeant } from '~/domain/catalogue/product-types.queries.server';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import type { Database } from '~/platform/db.server';
import type { Locale } from '~/platform/i18n';

const MOST_FOUND = 12;
const LONGEST_QUERY = 200;

export type ProductTile = { code: string; name: string; category: string };
export type CategoryTile = { code: string; name: string; productType: string };

/** What the first screen shows: what a query found, the product types of a category, or categories. */
export type ProductChoice = {
  query: string;
  /** The categories above what is shown, the nearest last. */
  path: { code: string; name: string }[];
  categories: CategoryTile[];
  products: ProductTile[];
};

/** Reads `?q=` and `?category=` of the address; what is not known shows everything. */
export async function productChoice(
  database: Database,
  search: URLSearchParams,
  locale: Locale,
): Promise<ProductChoice> {
  const reference = await referenceOf(database.db);
  const query = (search.get('q') ?? '').trim().slice(0, LONGEST_QUERY);
  const tile = (code: string): ProductTile => ({
    code,
    name: reference.productTypeName(code, locale),
    category: reference.categoryName(reference.productType(code)?.category ?? '', locale),
  });
  if (query !== '') {
    const found = await productTypesMeant(database, query, MOST_FOUND);
    return { query, path: [], categories: [], products: found.map(tile) };
  }
  const category = reference.category(search.get('category') ?? '');
  const above = category?.parent ? reference.category(category.parent) : undefined;
  return {
    query,
    path: [above, category].flatMap((step) =>
      step ? [{ code: step.code, name: reference.categoryName(step.code, locale) }] : [],
    ),
    categories: categoriesUnder(reference, category?.code ?? null).map(({ code, productType }) => ({
      code,
      name: reference.categoryName(code, locale),
      productType,
    })),
    products: reference.productTypes.filter((type) => type.category === category?.code).map(({ code }) => tile(code)),
  };
}

/** Categories below one that hold something, each with a product type whose drawing stands for it. */
function categoriesUnder(reference: Reference, parent: string | null): { code: string; productType: string }[] {
  return reference.categories
    .filter((category) => category.parent === parent)
    .flatMap(({ code }) => {
      const held = reference.productTypes.find(
        (type) => type.category === code || reference.category(type.category)?.parent === code,
      );
      return held ? [{ code, productType: held.code }] : [];
    });
}
