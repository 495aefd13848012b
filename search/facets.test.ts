import { describe, expect, it } from 'vitest';
import { categoryTree } from './category-tree';
import { facetsOf } from './facets';

const tree = categoryTree([
  { code: 'food', parent: null },
  { code: 'honey-sweeteners', parent: 'food' },
  { code: 'dairy', parent: 'food' },
  { code: 'farm', parent: null },
]);
const cells = [
  { productType: 'honey', category: 'honey-sweeteners', country: 'KE', count: 5 },
  { productType: 'honey', category: 'honey-sweeteners', country: 'TZ', count: 2 },
  { productType: 'ghee', category: 'dairy', country: 'KE', count: 1 },
  { productType: 'hoe', category: 'farm', country: 'TZ', count: 0 },
];

describe('facetsOf', () => {
  it('counts a category with those below it', () => {
    const { total, facets } = facetsOf(cells, {}, tree);
    expect(total).toBe(8);
    expect(facets.category).toEqual([
      { code: 'food', count: 8 },
      { code: 'honey-sweeteners', count: 7 },
      { code: 'dairy', count: 1 },
    ]);
  });

  it('leaves the filter of a facet aside in that facet alone', () => {
    const { total, facets } = facetsOf(cells, { category: 'honey-sweeteners', country: 'TZ' }, tree);
    expect(total).toBe(2);
    expect(facets.country).toEqual([
      { code: 'KE', count: 5 },
      { code: 'TZ', count: 2 },
    ]);
    expect(facets.category).toEqual([
      { code: 'food', count: 2 },
      { code: 'honey-sweeteners', count: 2 },
    ]);
    expect(facets.productType).toEqual([{ code: 'honey', count: 2 }]);
  });
});
