import { expect, it } from 'vitest';
import { sizesFor } from './picture-sizes';

it('keeps a picture in no size beyond its own, and in one at least', () => {
  expect(sizesFor({ width: 200, height: 100 })).toEqual([320]);
  expect(sizesFor({ width: 100, height: 400 })).toEqual([320, 640]);
  expect(sizesFor({ width: 4000, height: 3000 })).toEqual([320, 640, 1280]);
});
