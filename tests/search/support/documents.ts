import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { newId } from '~/platform/id';
import { currencyDigits } from '~/platform/currencies';
import { basePrice } from '~search/base-units';
import type { OfferDocument } from '~search/engine';

const START = Date.parse('2026-05-01T00:00:00Z');
let made = 0;

/** An offer of honey from Kenya, as the index takes it in, but for what is said. Later ones are newer. */
export function aDocument(given: Partial<OfferDocument> = {}): OfferDocument {
  made += 1;
  const document = {
    id: newId(),
    code: `T-${made}`,
    title: 'Acacia honey',
    description: '',
    language: 'en',
    productType: 'honey',
    category: 'honey-sweeteners',
    country: 'KE',
    district: 'Baringo',
    enterpriseId: newId(),
    enterprise: 'Kamau bees',
    unit: 'kg',
    priceMinor: 85_000,
    currency: 'KES',
    minQuantity: 3,
    dimension: 'mass',
    unitFactor: 1000,
    delivery: 'country' as const,
    verifiedSince: '2026-01-01',
    stock: 500,
    weeklyCapacity: 0,
    leadTimeDays: 3,
    committed: null,
    timeZone: 'Africa/Nairobi',
    latitude: null,
    longitude: null,
    listedAt: new Date(START + made * 1000).toISOString(),
    ...given,
  };
  return { ...document, ...basePrice(document) };
}

type DemoRow = Record<
  'offer_key' | 'country' | 'product_type' | 'title' | 'description' | 'language' | 'unit' | 'price' | 'currency',
  string
>;

/** The demo's offers as documents, every one of another seller. */
export function demoDocuments(categoryOf: (productType: string) => string | undefined): OfferDocument[] {
  const rows: DemoRow[] = parse(readFileSync('db/demo/demo-offers.csv', 'utf8'), { columns: true });
  return rows.map((row) =>
    aDocument({
      code: row.offer_key,
      title: row.title,
      description: row.description,
      language: row.language,
      productType: row.product_type,
      category: categoryOf(row.product_type) ?? '',
      country: row.country,
      district: 'Somewhere',
      enterprise: 'A seller',
      unit: row.unit,
      priceMinor: Math.round(Number(row.price) * 10 ** currencyDigits(row.currency)),
      currency: row.currency,
    }),
  );
}

/** Documents in batches, as a rebuild is given them. */
export async function* batchesOf(documents: OfferDocument[], size = 100): AsyncGenerator<OfferDocument[]> {
  for (let at = 0; at < documents.length; at += size) yield documents.slice(at, at + size);
}
