import {
  PICTURE_FORMATS,
  PICTURE_SIZES,
  sizesFor,
  type PictureFormat,
  type PictureSize,
} from '~/platform/picture-sizes';

/** A photo of an offer, as it is kept: the pixels are those of its largest size. */
export type OfferPhoto = { id: string; width: number; height: number };

/** Where photos of offers are found. */
const OFFER_PHOTOS = '/photos';

/** The address of one photo in one size and format; what is there never changes. */
export function photoAddress(id: string, size: PictureSize, format: PictureFormat, base = OFFER_PHOTOS): string {
  return `${base}/${id}/${size}.${format}`;
}

/** Reads "640.webp" of such an address; undefined for what is never made. */
export function readPhotoFile(file: string): { size: PictureSize; format: PictureFormat } | undefined {
  const [, digits, ending] = /^(\d+)\.([a-z]+)$/.exec(file) ?? [];
  const size = PICTURE_SIZES.find((known) => String(known) === digits);
  const format = PICTURE_FORMATS.find((known) => known === ending);
  return size && format && { size, format };
}

/**
 * A photo's sizes and formats for `<picture>`, best format first; `largest` leaves out what a list never shows. `base` is
 * where photos of this sort are found.
 */
export function photoSources(photo: OfferPhoto, largest: PictureSize = 1280, base = OFFER_PHOTOS) {
  const sizes = sizesFor(photo).filter((size) => size <= largest);
  const longest = Math.max(photo.width, photo.height);
  const widthAt = (size: PictureSize) => Math.round(photo.width * Math.min(1, size / longest));
  const srcSet = (format: PictureFormat) =>
    sizes.map((size) => `${photoAddress(photo.id, size, format, base)} ${widthAt(size)}w`).join(', ');
  return {
    sources: PICTURE_FORMATS.map((format) => ({ type: `image/${format}` as const, srcSet: srcSet(format) })),
    src: photoAddress(photo.id, sizes.at(-1) ?? PICTURE_SIZES[0], 'jpeg', base),
    width: photo.width,
    height: photo.height,
  };
}
