// Draws the bitmaps in public/ from the wordmark and the hall's picture:
//   npm run icons
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { hallPictureSvg } from '../app/components/product-picture/hall-picture';

const AWNING = '#2b3a67';
const PAPER = '#fffaf2';
const inPublic = (name: string) => new URL(`../public/${name}`, import.meta.url).pathname;
const icon = readFileSync(inPublic('icon.svg'));

/** The wordmark with square corners and room around it, for systems that cut their own shape. */
const maskable = Buffer.from(
  icon
    .toString('utf8')
    .replace(' rx="12"', '')
    .replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"')
    .replace('<rect width="64" height="64"', '<rect x="-8" y="-8" width="80" height="80"'),
);

const bitmap = (svg: Buffer, size: number) => sharp(svg, { density: 72 * (size / 64) }).resize(size, size);

await bitmap(icon, 192).png({ palette: true }).toFile(inPublic('icon-192.png'));
await bitmap(icon, 512).png({ palette: true }).toFile(inPublic('icon-512.png'));
await bitmap(maskable, 512).png({ palette: true }).toFile(inPublic('icon-maskable-512.png'));
await bitmap(maskable, 180).png({ palette: true }).toFile(inPublic('apple-touch-icon.png'));

const hall = await sharp(Buffer.from(hallPictureSvg()), { density: 115 }).resize({ height: 540 }).toBuffer();
await sharp({ create: { width: 1200, height: 630, channels: 3, background: PAPER } })
  .composite([
    { input: { create: { width: 1200, height: 40, channels: 3, background: AWNING } }, top: 0, left: 0 },
    { input: hall, top: 90, left: 219 },
  ])
  .jpeg({ quality: 82, mozjpeg: true })
  .toFile(inPublic('share.jpg'));
