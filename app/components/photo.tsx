import { classNames } from './class-names';
import { productPicturePath } from './product-picture/picture-path';

/** A photo in the sizes and formats that were made of it. */
export type PictureSources = {
  /** Best format first (AVIF, WebP); each a srcset with widths: "/p/1-320.avif 320w, …". */
  sources: { type: 'image/avif' | 'image/webp' | 'image/jpeg'; srcSet: string }[];
  /** The JPEG for browsers that know no other. */
  src: string;
  width: number;
  height: number;
};

type PhotoProps = {
  picture: PictureSources | null | undefined;
  /** Stands in where there is no photo: the drawing of this product type. */
  productType: string;
  /** What the picture shows; empty where the words beside it say so. */
  alt: string;
  /** The CSS `sizes`, so that the phone fetches no more than it shows. */
  sizes?: string;
  /** The page's main picture: fetched at once. */
  eager?: boolean;
  /** Varies the drawing among offers of one product type. */
  seed?: string;
  className?: string;
};

/** A photo, or the drawing of its product type: never an empty box, and its room is kept before it arrives. */
export function Photo({ picture, productType, alt, sizes = '100vw', eager, seed, className }: PhotoProps) {
  const loading = eager ? 'eager' : 'lazy';
  const priority = eager ? { fetchpriority: 'high' } : {};
  const look = classNames('photo', className);
  if (!picture) {
    return (
      <img
        className={look}
        src={productPicturePath(productType, seed)}
        alt={alt}
        width="400"
        height="300"
        loading={loading}
        {...priority}
      />
    );
  }
  return (
    <picture className={look}>
      {picture.sources.map((source) => (
        <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes} />
      ))}
      <img
        src={picture.src}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={loading}
        decoding="async"
        {...priority}
      />
    </picture>
  );
}
