import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { AISLES, categoryPicturesSvg } from './category-pictures';
import { hallPictureSvg } from './hall-picture';
import { groundOf } from './picture-ground';
import { PICTURE_VARIANTS, productPicturePath } from './picture-path';
import { pictureBody, productPictureSvg } from './product-picture';

type ProductType = { product_type: string; category: string; icon: string };
type Category = { category: string; parent: string; icon: string };

const read = <Row>(file: string) =>
  parse<Row>(readFileSync(new URL(`../../../db/reference/${file}`, import.meta.url)), { columns: true, bom: true });
const productTypes = read<ProductType>('product-types.csv');
const categories = read<Category>('categories.csv');
const BASKET = pictureBody('sisal-basket', '🧺');
const KILOBYTES = 1024;

describe('the drawing of a product type', () => {
  it('exists for every product type in at most 12 KB', () => {
    const tooLarge = productTypes
      .map(({ product_type, icon, category }) => ({
        product_type,
        size: productPictureSvg(product_type, icon, category).length,
      }))
      .filter(({ size }) => size > 12 * KILOBYTES || size < KILOBYTES);
    expect(tooLarge).toEqual([]);
  });

  it('is its own: only baskets are drawn as baskets', () => {
    const baskets = productTypes.filter(({ product_type, icon }) => pictureBody(product_type, icon) === BASKET);
    expect(baskets.every(({ icon }) => icon === '🧺')).toBe(true);
  });

  it('is the same every time, and differs between variants', () => {
    const draw = (variant?: number) => productPictureSvg('turmeric-powder', '🟡', 'spices', variant);
    expect(draw()).toBe(draw(0));
    expect(new Set([0, 1, 2, 3].map(draw)).size).toBe(PICTURE_VARIANTS);
  });

  it('of something unknown is a basket on a plain ground, never an empty box', () => {
    expect(productPictureSvg('moon-cheese', '🛸', 'moon')).toContain(BASKET.slice(0, 200));
  });
});

it('every category has a tint of its own, and every top category a place on the first page', () => {
  const tints = categories.map(({ category }) => JSON.stringify(groundOf(category)));
  expect(new Set(tints).size).toBe(categories.length);
  const tops = categories.filter(({ parent }) => parent === '').map(({ category, icon }) => [category, icon]);
  expect(AISLES).toEqual(tops);
});

it('an offer keeps its variant, and offers of a type do not all look alike', () => {
  const seeds = ['0198a', '0198b', '0198c', '0198d', '0198e', '0198f'];
  const paths = seeds.map((seed) => productPicturePath('honey', seed));
  expect(paths).toEqual(seeds.map((seed) => productPicturePath('honey', seed)));
  expect(new Set(paths).size).toBeGreaterThan(1);
});

it('the pictures of the first page are small', () => {
  expect(categoryPicturesSvg().length).toBeLessThan(40 * KILOBYTES);
  expect(hallPictureSvg().length).toBeLessThan(24 * KILOBYTES);
});
