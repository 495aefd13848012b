import { groundOf } from './picture-ground';
import { pictureBody } from './product-picture';

const BAYS = [
  { product: 'turmeric-powder', icon: '🟡', category: 'spices', height: 150 },
  { product: 'sisal-basket', icon: '🧺', category: 'garments', height: 205 },
  { product: 'honey', icon: '🍯', category: 'building-materials', height: 260 },
  { product: 'kanga', icon: '🟥', category: 'fruit-veg', height: 315 },
];

const BAY = 120;
const FLOOR = 340;

/** The market hall of the first page: four arches that rise like the four steps, something made in each. */
export function hallPictureSvg(): string {
  const bays = BAYS.map(({ product, icon, category, height }, place) => {
    const { tint, deep } = groundOf(category);
    const left = place * BAY;
    const step = 30 + place * 30;
    const ground = FLOOR - step;
    const top = ground - (height - step) + BAY / 2;
    const arch = (inset: number) => {
      const radius = BAY / 2 - inset;
      return `M${left + inset} ${ground}V${top}a${radius} ${radius} 0 0 1 ${2 * radius} 0V${ground}z`;
    };
    return (
      `<path d="${arch(4)}" fill="${deep}"/><path d="${arch(11)}" fill="${tint}"/>` +
      `<path d="M${left} ${ground}h${BAY}v${step}H${left}z" fill="#2b3a67"/>` +
      `<path d="M${left} ${ground}h${BAY}v7H${left}z" fill="${place === BAYS.length - 1 ? '#e6a817' : '#43558c'}"/>` +
      `<ellipse cx="${left + BAY / 2}" cy="${ground}" rx="36" ry="4" fill="#1f1b16" opacity=".25"/>` +
      `<svg x="${left + 15}" y="${ground - 91}" width="90" height="90" viewBox="0 0 128 128">${pictureBody(product, icon)}</svg>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 340" width="480" height="340">${bays.join('')}</svg>`;
}
