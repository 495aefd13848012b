import { drawShape } from './drawn-shapes';
import { PICTURE_CHOICES } from './picture-choices';
import { groundOf, printOf } from './picture-ground';
import { hash } from './picture-path';
import notoIcons from './noto-icons.json';

type NotoIcons = {
  /** Emoji and category of each product type. */
  products: Record<string, string[]>;
  byEmoji: Record<string, string>;
  bodies: Record<string, string>;
};

const noto: NotoIcons = notoIcons;

/**
 * The drawing of a product type as an SVG document, 4:3: its icon in an arch of the hall, on printed cloth in the tint of
 * its category. The same for the same product type and variant, always. An unknown emoji is drawn as a basket.
 */
export function productPictureSvg(productType: string, icon: string, category: string, variant = 0): string {
  const { tint, deep } = groundOf(category);
  const print = printOf(hash(productType) + variant);
  const shift = variant * 12;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">' +
    `<defs><pattern id="print" width="48" height="48" patternUnits="userSpaceOnUse" patternTransform="translate(${shift} ${shift}) rotate(${variant % 2 ? 45 : 0})">` +
    `<g fill="${deep}" opacity=".2">${print}</g></pattern></defs>` +
    `<path fill="${tint}" d="M0 0h400v300H0z"/><path fill="url(#print)" d="M0 0h400v300H0z"/>` +
    `<path d="M84 258V128a116 116 0 0 1 232 0v130z" fill="${deep}" opacity=".85"/>` +
    '<path d="M90 258V128a110 110 0 0 1 220 0v130z" fill="#fffaf2"/>' +
    `<path d="M98 258V128a102 102 0 0 1 204 0v130z" fill="${tint}" opacity=".45"/>` +
    `<path d="M0 252h400v48H0z" fill="${deep}"/><path d="M0 252h400v9H0z" fill="#fff" opacity=".22"/>` +
    `<path d="M0 285h400" stroke="${tint}" stroke-width="5" stroke-dasharray="5 11" opacity=".75"/>` +
    '<ellipse cx="200" cy="251" rx="82" ry="9" fill="#1f1b16" opacity=".28"/>' +
    `<svg x="106" y="70" width="188" height="188" viewBox="0 0 128 128">${pictureBody(productType, icon)}</svg>` +
    '</svg>'
  );
}

/** The drawing of a product type by its name alone; of an unknown one, a basket. */
export function pictureOfProductType(productType: string, variant = 0): string {
  const [icon = '', category = ''] = Object.hasOwn(noto.products, productType)
    ? (noto.products[productType] ?? [])
    : [];
  return productPictureSvg(productType, icon, category, variant);
}

/** The icon alone, 128 × 128, without its outer element. `name` is a product type or a category. */
export function pictureBody(name: string, icon: string): string {
  const choice = PICTURE_CHOICES[name];
  if (choice && 'shape' in choice) return drawShape(choice);
  const notoName = choice?.noto ?? noto.byEmoji[icon] ?? 'basket';
  return noto.bodies[notoName] ?? noto.bodies.basket ?? '';
}
