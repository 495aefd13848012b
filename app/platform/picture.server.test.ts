import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePicture } from './picture.server';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#e6a817' } });

/** A scene of fine detail, which weighs far more than a plain one. */
const detailed = (width: number, height: number) => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 2_654_435_761) >>> 24;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

/** A PNG of one bit a pixel, all of them white: small to send, large to unpack. */
function bomb(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)), { level: 1 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The type that a browser would take the bytes for. */
function typeOf(bytes: Buffer): string {
  if (bytes.subarray(4, 12).toString('latin1') === 'ftypavif') return 'avif';
  if (bytes.subarray(8, 12).toString('latin1') === 'WEBP') return 'webp';
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? 'jpeg' : 'unknown';
}

async function made(bytes: Buffer) {
  const picture = await encodePicture(bytes);
  if (!picture.ok) throw new Error(picture.error.code);
  return picture.value;
}

describe('a picture made anew', () => {
  it('comes in three sizes and three formats that are what they say', async () => {
    const { files, ...pixels } = await made(await plain(2000, 1500).jpeg().toBuffer());
    expect(pixels).toEqual({ width: 1280, height: 960 });
    const said = files.map(({ size, format, bytes }) => `${size} ${format}: ${typeOf(bytes)}`);
    expect(said).toEqual(
      [320, 640, 1280].flatMap((size) => [`${size} avif: avif`, `${size} webp: webp`, `${size} jpeg: jpeg`]),
    );
    for (const { size, format, bytes } of files) {
      if (format !== 'avif') expect((await sharp(bytes).metadata()).width).toBe(size);
    }
  });

  it('stands upright, without EXIF, and never larger than it was', async () => {
    const lying = await plain(400, 200)
      .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'a phone' } } })
      .jpeg()
      .toBuffer();
    const { files, ...pixels } = await made(lying);
    expect(pixels).toEqual({ width: 200, height: 400 });
    expect(lying.includes('a phone')).toBe(true);
    expect(files.some(({ bytes }) => bytes.includes('a phone') || bytes.includes('Exif'))).toBe(false);
  });

  it('weighs at most 30 KB in a list and 80 KB on a page in the formats that phones read, however detailed', async () => {
    const { files } = await made(await detailed(1600, 1200).blur(1.2).jpeg({ quality: 90 }).toBuffer());
    const weights = files.filter(({ format }) => format !== 'jpeg');
    for (const { size, bytes } of weights) expect(bytes.length).toBeLessThanOrEqual(size === 1280 ? 80_000 : 30_000);
  });
});

describe('a file that is no picture to take', () => {
  it.each([
    ['text', Buffer.from('not a picture')],
    ['nothing', Buffer.alloc(0)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script/></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7 ...')],
    ['a JPEG in its first bytes only', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>')])],
  ])('is refused: %s', async (_, bytes) => {
    expect(await encodePicture(bytes)).toEqual({ ok: false, error: { code: 'not-a-picture' } });
  });

  it('is refused when it breaks off', async () => {
    const whole = await detailed(400, 300).jpeg().toBuffer();
    expect((await encodePicture(whole.subarray(0, whole.length / 2))).ok).toBe(false);
  });

  it('is refused by its pixels before they are unpacked: 30,000 × 30,000', async () => {
    expect(await encodePicture(bomb(30_000, 30_000))).toEqual({ ok: false, error: { code: 'too-many-pixels' } });
  });

  it('is refused when nothing could be seen on it', async () => {
    const tiny = await plain(40, 40).png().toBuffer();
    expect(await encodePicture(tiny)).toEqual({ ok: false, error: { code: 'too-small' } });
  });
});

it('keeps nothing of what is hidden behind a picture', async () => {
  const honest = await plain(300, 300).jpeg().toBuffer();
  const { files } = await made(Buffer.concat([honest, Buffer.from('<script>alert("hidden")</script>')]));
  expect(files.some(({ bytes }) => bytes.includes('alert("hidden")'))).toBe(false);
});

it('leaves the drawings of our own, which are SVG, to be turned into pictures', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
  expect((await sharp(Buffer.from(drawing)).jpeg().toBuffer()).length).toBeGreaterThan(0);
});
