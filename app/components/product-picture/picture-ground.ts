/** The ground's tint and the deep tone that prints on it. */
export type Ground = { tint: string; deep: string };

const GROUNDS: Record<string, Ground> = {
  food: { tint: '#f6dfb4', deep: '#a5641c' },
  spices: { tint: '#f7dc9c', deep: '#b0691a' },
  'grains-flours': { tint: '#f2e3bd', deep: '#97702a' },
  'pulses-nuts': { tint: '#ecdcc0', deep: '#855428' },
  oils: { tint: '#f3e6ac', deep: '#8f7416' },
  dairy: { tint: '#dfe8ea', deep: '#4a6c7a' },
  'meat-fish-eggs': { tint: '#f4dacf', deep: '#9b4934' },
  'honey-sweeteners': { tint: '#fae0a4', deep: '#ab680f' },
  'pickles-preserves': { tint: '#e6e7bf', deep: '#66732a' },
  'bakery-snacks': { tint: '#f4ddc2', deep: '#985c28' },
  'fruit-veg': { tint: '#dce8ca', deep: '#3f7037' },
  beverages: { tint: '#e8ddca', deep: '#68492d' },
  textiles: { tint: '#e6dbe6', deep: '#66457a' },
  fabrics: { tint: '#e9dde2', deep: '#7a3f63' },
  garments: { tint: '#dce1ee', deep: '#34467a' },
  'home-textiles': { tint: '#f1dad2', deep: '#933a32' },
  'home-craft': { tint: '#f1decb', deep: '#8f5230' },
  'baskets-mats': { tint: '#efe2c6', deep: '#80602a' },
  pottery: { tint: '#f3dbca', deep: '#954c2b' },
  'candles-incense': { tint: '#ecdfd3', deep: '#7a4d33' },
  'soap-cosmetics': { tint: '#dae9e3', deep: '#316d62' },
  'leather-jewellery': { tint: '#eddccb', deep: '#77492a' },
  'furniture-household': { tint: '#ebdfcc', deep: '#705031' },
  'building-materials': { tint: '#eedbd0', deep: '#88462f' },
  farm: { tint: '#e0e8ca', deep: '#4c6f30' },
  nursery: { tint: '#deebce', deep: '#3f7037' },
  manure: { tint: '#e4dec8', deep: '#5c582c' },
  livestock: { tint: '#e9e3ca', deep: '#6f6129' },
  services: { tint: '#dfe4ea', deep: '#3f5874' },
  'food-services': { tint: '#f5dec9', deep: '#9b5123' },
  'sewing-services': { tint: '#e6deeb', deep: '#5b4879' },
  'other-services': { tint: '#dde4e9', deep: '#3f586e' },
  inputs: { tint: '#ece2d2', deep: '#6e5636' },
  'farm-inputs': { tint: '#e1e8ce', deep: '#53692d' },
  'food-inputs': { tint: '#efe3cf', deep: '#7f5d30' },
  'textile-craft-inputs': { tint: '#e9deea', deep: '#664577' },
  packaging: { tint: '#ece1cf', deep: '#765833' },
  equipment: { tint: '#dfe4e7', deep: '#465a66' },
};

const PLAIN: Ground = { tint: '#f1e4cf', deep: '#7a5c35' };

/** The ground of a category; a plain one for a category without its own. */
export function groundOf(category: string): Ground {
  return GROUNDS[category] ?? PLAIN;
}

/** Block prints: tiles of 48 × 48, drawn in the deep tone. */
const PRINTS = [
  // Flower of four petals
  '<path d="M24 24c-6-6-6-12 0-16 6 4 6 10 0 16zm0 0c6 6 6 12 0 16-6-4-6-10 0-16zm0 0c-6 6-12 6-16 0 4-6 10-6 16 0zm0 0c6-6 12-6 16 0-4 6-10 6-16 0z"/><circle r="3"/><circle cx="48" r="3"/><circle cy="48" r="3"/><circle cx="48" cy="48" r="3"/>',
  // Rising steps
  '<path d="M6 36h7v6H6zM15 29h7v13h-7zM24 22h7v20h-7zM33 15h7v27h-7z"/>',
  // Woven diamonds
  '<path d="M24 4l20 20-20 20L4 24zm0 8L12 24l12 12 12-12z" fill-rule="evenodd"/><path d="M24 19l5 5-5 5-5-5zM0-5l5 5-5 5-5-5zM48-5l5 5-5 5-5-5zM0 43l5 5-5 5-5-5zM48 43l5 5-5 5-5-5z"/>',
  // Waves
  '<path d="M0 14c8 0 8-8 16-8s8 8 16 8 8-8 16-8v5c-8 0-8 8-16 8s-8-8-16-8-8 8-16 8zM0 38c8 0 8-8 16-8s8 8 16 8 8-8 16-8v5c-8 0-8 8-16 8s-8-8-16-8-8 8-16 8z"/>',
] as const;

/** The print of a variant; variants beyond the last begin again. */
export function printOf(variant: number): string {
  return PRINTS[((variant % PRINTS.length) + PRINTS.length) % PRINTS.length] ?? PRINTS[0];
}
