import type { OfferFacets } from '../engine';
import type { CategoryTree } from '../category-tree';
import { deliveredAtLeast, priceBands, quantityCounts } from '../facet-steps';
import { codesMostFirst } from '../facets';

/** What `facetParts` answers with; what was not asked for is not there. */
export type CountedFacets = {
  total: number;
  /** Whether everything was counted that is in the category, country and district that were chosen. */
  whole: boolean;
  /** And everything that is outside of one of them. */
  exact: boolean;
  productType?: [string, number][];
  category?: [string, number][];
  country?: [string, number][];
  district?: [country: string, district: string, number][];
  price?: [currency: string, dimension: string, band: number, number][];
  delivery?: [number, number][];
  by?: [string, number][];
  verified?: [string, number][];
  quantity?: [dimension: string, quantity: number, number][];
};

/** Facets in the form of the port; categories are counted with those above them. */
export function facetsOfAnswer(counted: CountedFacets, tree: CategoryTree): OfferFacets {
  const categories = new Map<string, number>();
  const add = (code: string, count: number) => categories.set(code, (categories.get(code) ?? 0) + count);
  for (const [code, count] of counted.category ?? []) {
    add(code, count);
    const above = tree.above(code);
    if (above !== undefined) add(above, count);
  }
  const some = (rows: [string, number][] = []) =>
    rows.map(([code, count]) => ({ code, count })).filter(({ count }) => count > 0);
  return {
    category: codesMostFirst(categories),
    country: codesMostFirst(new Map(counted.country ?? [])),
    productType: codesMostFirst(new Map(counted.productType ?? [])),
    district: (counted.district ?? []).map(([country, code, count]) => ({ code, country, count })),
    price: priceBands(counted.price ?? []),
    by: some(counted.by),
    quantity: quantityCounts(counted.quantity ?? []),
    delivery: deliveredAtLeast(new Map(counted.delivery ?? [])),
    verified: some(counted.verified),
  };
}
