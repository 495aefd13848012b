import type { Sharp } from 'sharp';
import { PICTURE_FORMATS, sizesFor, type PictureFormat, type PictureSize } from './picture-sizes';
import { fail, ok, type Result } from './result';
import { loadSharp } from './sharp.server';

/** A picture made of what was sent: nothing of the sent bytes is in it, neither EXIF nor anything hidden. */
export type EncodedPicture = {
  /** Pixels of the largest size, upright. */
  width: number;
  height: number;
  files: { size: PictureSize; format: PictureFormat; bytes: Buffer }[];
};

export type PictureError = { code: 'not-a-picture' } | { code: 'too-many-pixels' } | { code: 'too-small' };

/** A 50-megapixel phone camera is within it; a bomb is not. */
const MOST_PIXELS = 64_000_000;
const LEAST_SIDE = 64;
const LARGEST: PictureSize = 1280;

/** Bytes that each size may weigh: a list shows the first two, an offer's page the last. */
const BUDGET: Record<PictureSize, number> = { 320: 15_000, 640: 30_000, 1280: 80_000 };

const QUALITIES: Record<PictureFormat, readonly number[]> = {
  avif: [52, 42, 32, 22],
  webp: [74, 60, 45, 30],
  jpeg: [76, 62, 48, 34, 22],
};

let line: Promise<unknown> = Promise.resolve();

/**
 * Decodes a JPEG, PNG or WebP and encodes it anew in every size and format. One picture at a time, so that memory stays
 * bounded. Fails with `not-a-picture` (another type, or broken), `too-many-pixels` or `too-small`.
 */
export function encodePicture(bytes: Uint8Array): Promise<Result<EncodedPicture, PictureError>> {
  const mine = line.then(() => encode(bytes));
  line = mine.catch(() => undefined);
  return mine;
}

async function encode(bytes: Uint8Array): Promise<Result<EncodedPicture, PictureError>> {
  if (!looksLikePicture(bytes)) return fail({ code: 'not-a-picture' });
  const sharp = await loadSharp();
  try {
    const source = sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 });
    const { width = 0, height = 0 } = await source.metadata();
    if (width * height > MOST_PIXELS) return fail({ code: 'too-many-pixels' });
    if (Math.min(width, height) < LEAST_SIDE) return fail({ code: 'too-small' });
    const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(LARGEST, LARGEST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { info } = upright;
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const files: EncodedPicture['files'] = [];
    for (const size of sizesFor(info)) {
      const scaled = sharp(upright.data, { raw }).resize(size, size, { fit: 'inside', withoutEnlargement: true });
      for (const format of PICTURE_FORMATS) files.push({ size, format, bytes: await within(scaled, size, format) });
    }
    return ok({ width: info.width, height: info.height, files });
  } catch {
    return fail({ code: 'not-a-picture' });
  }
}

/** The best quality that fits the budget of the size; the lowest where none does. */
async function within(picture: Sharp, size: PictureSize, format: PictureFormat): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (const quality of QUALITIES[format]) {
    bytes = await encodeAs(picture.clone(), format, quality).toBuffer();
    if (bytes.length <= BUDGET[size]) break;
  }
  return bytes;
}

function encodeAs(picture: Sharp, format: PictureFormat, quality: number): Sharp {
  if (format === 'avif') return picture.avif({ quality, effort: 2 });
  if (format === 'webp') return picture.webp({ quality, effort: 3 });
  return picture.jpeg({ quality, mozjpeg: true });
}

/** By its first bytes: what is not one of these never reaches a decoder. */
function looksLikePicture(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  const png = text(0, 8) === '\x89PNG\r\n\x1a\n';
  return jpeg || png || (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP');
}
