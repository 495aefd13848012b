/** How many grounds each product type's drawing comes in. */
export const PICTURE_VARIANTS = 4;

/** Address of the drawing of a product type. `seed` (an offer's id) picks one of its grounds, always the same one. */
export function productPicturePath(productType: string, seed?: string): string {
  const variant = seed ? hash(seed) % PICTURE_VARIANTS : 0;
  return `/product-pictures/${productType}.svg${variant ? `?v=${variant}` : ''}`;
}

/** Address of the same drawing as a JPEG, for the preview of a shared link. */
export function productSharePicturePath(productType: string): string {
  return `/product-pictures/${productType}.jpg`;
}

/** FNV-1a, 32 bits: small, and the same on every machine. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
