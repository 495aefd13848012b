import type { FacetCount, FacetName, OfferFacets } from './engine';
import type { CategoryTree } from './category-tree';

/** How many offers of one product type there are in one country. */
export type Cell = { productType: string; category: string; country: string; count: number };

type Chosen = { category?: string | undefined; country?: string | undefined };

/** Facets that are counted by cells. */
export type CellFacets = Pick<OfferFacets, 'category' | 'country' | 'productType'>;

const BY_CELLS: readonly FacetName[] = ['category', 'country', 'productType'] satisfies (keyof CellFacets)[];

/** Whether cells tell all of these facets, while nothing but a category and a country narrows; undefined are all there are. */
export function areCountedByCells(facets: readonly FacetName[] | undefined): boolean {
  return facets?.every((name) => BY_CELLS.includes(name)) ?? false;
}

export type Counted = { total: number; facets: CellFacets };

/** Facets that nothing has been counted for. */
export const NO_FACETS: OfferFacets = {
  ...{ category: [], country: [], productType: [], district: [], price: [] },
  ...{ by: [], quantity: [], delivery: [], verified: [] },
};

/**
 * Counts by category (with those above), country and product type, most first, from cells. Each count leaves its own
 * filter aside and minds the others. `total` minds all.
 */
export function facetsOf(cells: Iterable<Cell>, chosen: Chosen, tree: CategoryTree): Counted {
  const within = chosen.category === undefined ? undefined : new Set(tree.below(chosen.category));
  const byCategory = new Map<string, number>();
  const byCountry = new Map<string, number>();
  const byType = new Map<string, number>();
  let total = 0;
  for (const { productType, category, country, count } of cells) {
    if (count <= 0) continue;
    const inCategory = within === undefined || within.has(category);
    const inCountry = chosen.country === undefined || chosen.country === country;
    if (inCountry) {
      add(byCategory, category, count);
      const above = tree.above(category);
      if (above !== undefined) add(byCategory, above, count);
    }
    if (inCategory) add(byCountry, country, count);
    if (inCategory && inCountry) {
      add(byType, productType, count);
      total += count;
    }
  }
  return {
    total,
    facets: {
      category: codesMostFirst(byCategory),
      country: codesMostFirst(byCountry),
      productType: codesMostFirst(byType),
    },
  };
}

function add(counts: Map<string, number>, code: string, count: number): void {
  counts.set(code, (counts.get(code) ?? 0) + count);
}

/** Counts as facets show them: most first, equal ones by code. */
export function codesMostFirst(counts: ReadonlyMap<string, number>): FacetCount[] {
  return Array.from(counts, ([code, count]) => ({ code, count })).sort(
    (a, b) => b.count - a.count || (a.code < b.code ? -1 : 1),
  );
}
