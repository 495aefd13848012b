/** Longest sides, in pixels, that pictures are kept in. */
export const PICTURE_SIZES = [320, 640, 1280] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** The formats that each size comes in, best first. */
export const PICTURE_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The sizes that a picture of these pixels is kept in: none larger than it needs, at least one. */
export function sizesFor({ width, height }: { width: number; height: number }): PictureSize[] {
  const longest = Math.max(width, height);
  return PICTURE_SIZES.filter((_, index) => index === 0 || (PICTURE_SIZES[index - 1] ?? 0) < longest);
}
