import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

type ChosenFile = { name: string; mimeType: string; buffer: Buffer };

/** A photo as a phone takes it: a JPEG of some detail, with EXIF. */
export async function jpegFromPhone(): Promise<ChosenFile> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <defs><radialGradient id="heap"><stop offset="0" stop-color="#f2bb3a"/><stop offset="1" stop-color="#b9770e"/></radialGradient>
    <filter id="grain"><feTurbulence baseFrequency="0.7" numOctaves="2"/><feColorMatrix type="saturate" values="0"/>
    <feComposite in2="SourceGraphic" operator="in"/><feBlend in="SourceGraphic" mode="soft-light"/></filter></defs>
    <rect width="1600" height="1200" fill="#d9c7ad"/><rect y="780" width="1600" height="420" fill="#8a5a32"/>
    <ellipse cx="800" cy="930" rx="560" ry="90" fill="#5c3a1e"/>
    <path d="M330 720 Q800 -260 1270 720 Z" fill="url(#heap)" filter="url(#grain)"/>
    <path d="M240 700 h1120 q-40 260 -360 260 h-400 q-320 0 -360 -260z" fill="#a8492b"/></svg>`;
  const buffer = await sharp(Buffer.from(drawing))
    .withExif({ IFD0: { Make: 'A phone', Copyright: 'nobody' } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
}

/** A file that says it is a JPEG and is none. */
export const noPicture: ChosenFile = {
  name: 'IMG_0002.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('these are words and no picture'),
};

/** Writes a file of 11 MB that is named like a photo; returns its path. */
export async function elevenMegabytes(path: string): Promise<string> {
  await writeFile(path, Buffer.alloc(11 * 1024 * 1024, 0xff));
  return path;
}
