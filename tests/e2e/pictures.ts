import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';

const folder = process.env.SCREENSHOTS;

/**
 * Keeps a picture of what the phone shows, for the documents, in the folder that SCREENSHOTS names; does nothing
 * without. Where something on the page is named, it is brought into view first.
 */
export async function keepPicture(page: Page, name: string, inView?: Locator): Promise<void> {
  if (!folder) return;
  if (inView) await inView.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.locator('img').evaluateAll(drawn);
  const png = await page.screenshot();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), await sharp(png).png({ palette: true, effort: 10 }).toBuffer());
}

/** Waits for the pictures in view; those further down may never be fetched. */
async function drawn(images: Element[]): Promise<void> {
  for (const image of images) {
    const { top, bottom } = image.getBoundingClientRect();
    if (image instanceof HTMLImageElement && bottom > 0 && top < innerHeight) await image.decode();
  }
}
