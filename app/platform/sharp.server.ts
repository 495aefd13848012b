import type sharp from 'sharp';

type SharpModule = typeof sharp;

let loaded: Promise<SharpModule> | undefined;

/** The picture library, loaded when the first picture needs it; a server starts without. */
export function loadSharp(): Promise<SharpModule> {
  loaded ??= import('sharp').then(({ default: library }) => {
    library.cache(false);
    library.concurrency(1);
    // Decoders of this process: those of the pictures that people send, and SVG for drawings of our own.
    library.block({ operation: ['VipsForeignLoad'] });
    library.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Svg'].map((type) => `VipsForeignLoad${type}Buffer`) });
    return library;
  });
  return loaded;
}
