import type { PublicOffer } from '~/domain/catalogue/public-offer';
import { amountText } from '~/platform/money';

type Described = {
  offer: Pick<
    PublicOffer,
    'id' | 'code' | 'state' | 'title' | 'description' | 'priceMinor' | 'currency' | 'minQuantity' | 'enterprise'
  >;
  /** It can be ordered, and there is supply for the smallest order. */
  orderable: boolean;
  categoryName: string;
  unitName: string;
  /** Paths or whole addresses of its pictures. */
  images: string[];
  origin: string;
};

/** An offer as machines read it (schema.org/Product); everything in it stands on the page as well. */
export function offerStructuredData({ offer, orderable, categoryName, unitName, images, origin }: Described) {
  const { enterprise, currency } = offer;
  const url = `${origin}/offers/${offer.id}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: offer.title,
    ...(offer.description && { description: offer.description }),
    sku: offer.code,
    category: categoryName,
    url,
    image: images.map((image) => new URL(image, origin).href),
    offers: {
      '@type': 'Offer',
      url,
      price: amountText(offer.priceMinor, currency),
      priceCurrency: currency,
      availability: `https://schema.org/${availability(offer.state, orderable)}`,
      eligibleQuantity: { '@type': 'QuantitativeValue', minValue: offer.minQuantity, unitText: unitName },
      areaServed: enterprise.country,
      seller: { '@type': 'Organization', name: enterprise.name, url: `${origin}/enterprises/${enterprise.id}` },
    },
  };
}

function availability(state: PublicOffer['state'], orderable: boolean): string {
  if (state === 'withdrawn') return 'Discontinued';
  return orderable ? 'InStock' : 'OutOfStock';
}
