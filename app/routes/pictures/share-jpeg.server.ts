import { loadSharp } from '~/platform/sharp.server';

const WIDTH = 800;
const KEPT = 48;

const kept = new Map<string, Promise<Buffer>>();

/** A drawing as a JPEG of 800 × 600. The last few are kept: a link that is shared is fetched many times. */
export function shareJpeg(svg: string): Promise<Buffer> {
  const known = kept.get(svg);
  if (known) return known;
  const drawn = draw(svg);
  kept.set(svg, drawn);
  drawn.catch(() => kept.delete(svg));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return drawn;
}

async function draw(svg: string): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg), { density: 144 })
    .resize({ width: WIDTH })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
}
