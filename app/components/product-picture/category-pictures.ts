import { pictureBody } from './product-picture';

const SIZE = 128;

/** The categories that stand on the first page, with their emoji. */
export const AISLES = [
  ['food', '🍲'],
  ['textiles', '🧵'],
  ['home-craft', '🏺'],
  ['farm', '🌱'],
  ['services', '🤝'],
  ['inputs', '📦'],
] as const;

/** One SVG with a view for each top category (`/category-pictures.svg#food`): one request for all of them. */
export function categoryPicturesSvg(): string {
  const icons = AISLES.map(
    ([category, icon], place) =>
      `<view id="${category}" viewBox="${place * SIZE} 0 ${SIZE} ${SIZE}"/>` +
      `<svg x="${place * SIZE}" width="${SIZE}" height="${SIZE}" viewBox="0 0 128 128">${pictureBody(category, icon)}</svg>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE * AISLES.length} ${SIZE}">${icons.join('')}</svg>`;
}
