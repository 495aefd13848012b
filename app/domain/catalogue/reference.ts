import { nameIn, titleIn, type Locale, type Names } from '~/platform/i18n';
import { categoryTree } from '~search/category-tree';

export type Category = { code: string; parent: string | null; names: Names };
export type Unit = { code: string; dimension: string; baseFactor: number; names: Names };
export type ProductSide = 'good' | 'service' | 'input';
export type ProductType = { code: string; category: string; side: ProductSide; unit: string; names: Names };

/** The vocabulary of the market, as it stands in memory: what things, units and kinds of things are called. */
export type Reference = {
  /** All categories in their order; those without a parent are the top. */
  categories: readonly Category[];
  productTypes: readonly ProductType[];
  units: readonly Unit[];
  category(code: string): Category | undefined;
  productType(code: string): ProductType | undefined;
  unit(code: string): Unit | undefined;
  /** The category above, or the category itself where it is a top one; undefined for an unknown code. */
  topCategory(code: string): Category | undefined;
  /** A category's code with those of all below it. */
  categoriesBelow(code: string): string[];
  /** Names in the reader's language, in English where it has none; an unknown code stands for itself. */
  categoryName(code: string, locale: Locale): string;
  productTypeName(code: string, locale: Locale): string;
  unitName(code: string, locale: Locale): string;
  /** What something made to measure is called, which has no offer with a title: the name of its kind, as a title begins. */
  madeTitle(productType: string, locale: Locale): string;
};

/** Puts the rows of the vocabulary's tables, each list in its order, into a form that is asked by code. */
export function createReference(rows: {
  categories: Category[];
  productTypes: ProductType[];
  units: Unit[];
}): Reference {
  const categories = new Map(rows.categories.map((category) => [category.code, category]));
  const productTypes = new Map(rows.productTypes.map((type) => [type.code, type]));
  const units = new Map(rows.units.map((unit) => [unit.code, unit]));
  const named = (entry: { names: Names } | undefined, code: string, locale: Locale) =>
    (entry && nameIn(entry.names, locale)) || code;
  return {
    ...rows,
    category: (code) => categories.get(code),
    productType: (code) => productTypes.get(code),
    unit: (code) => units.get(code),
    topCategory(code) {
      const category = categories.get(code);
      return category?.parent ? categories.get(category.parent) : category;
    },
    categoriesBelow: categoryTree(rows.categories).below,
    categoryName: (code, locale) => named(categories.get(code), code, locale),
    productTypeName: (code, locale) => named(productTypes.get(code), code, locale),
    unitName: (code, locale) => named(units.get(code), code, locale),
    madeTitle: (code, locale) => titleIn(productTypes.get(code)?.names ?? {}, locale) || code,
  };
}
