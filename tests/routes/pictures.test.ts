import type { LoaderFunctionArgs } from '@remix-run/node';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loader as categoryPictures } from '../../app/routes/pictures/category-pictures';
import { loader as hallPicture } from '../../app/routes/pictures/hall-picture';
import { loader as productPicture } from '../../app/routes/pictures/product-picture';

const get = (file: string, query = '') =>
  productPicture({
    request: new Request(`http://localhost/product-pictures/${file}${query}`),
    params: { file },
  } as unknown as LoaderFunctionArgs);

describe('the picture of a product type', () => {
  it('is an SVG that browsers keep and that runs nothing', async () => {
    const answer = await get('honey.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d{7}$/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { width, height } = await sharp(Buffer.from(await answer.text())).metadata();
    expect([width, height]).toEqual([400, 300]);
  });

  it('comes as a JPEG for the preview of a shared link, small enough for one', async () => {
    const answer = await get('honey.jpg');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
    expect(bytes.length).toBeLessThan(100_000);
  });

  it('of a type that nobody drew is a picture all the same', async () => {
    expect((await get('moon-cheese.svg')).status).toBe(200);
  });

  it.each([
    ['honey.png', ''],
    ['Honey.svg', ''],
    ['../honey.svg', ''],
    ['honey.svg', '?v=4'],
    ['honey.svg', '?v=-1'],
    ['honey.svg', '?v=x'],
    [`${'a'.repeat(65)}.svg`, ''],
  ])('is not found under %s%s', async (file, query) => {
    await expect(get(file, query)).rejects.toMatchObject({ status: 404 });
  });
});

it('the pictures of the first page are drawings that an image reader accepts', async () => {
  for (const load of [categoryPictures, hallPicture]) {
    const { format } = await sharp(Buffer.from(await (await load()).text())).metadata();
    expect(format).toBe('svg');
  }
});
