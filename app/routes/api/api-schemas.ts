import { z } from 'zod';
import { DELIVERY_RANGES } from '~/domain/catalogue/delivery-range';
import { deliveryRanges } from '~search/engine';

/** What the routes of the open interface answer with. Each route passes its answer through its schema, so nothing else gets out. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const country = z.string().length(2);
const currency = z.string().length(3);
const minor = z.number().int().meta({ description: 'In minor units of the currency.' });
const cursor = z.string().nullable().meta({ description: 'Give it back to get the next page; null on the last.' });
const counts = z.array(z.object({ code: z.string(), count: z.number().int() }));
const place = z.object({ country, name: z.string() }).nullable();

const offerHit = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  language: z.string().meta({ description: 'BCP 47, of the title.' }),
  productType: z.string(),
  category: z.string(),
  country,
  district: z.string(),
  enterpriseId: z.uuid(),
  enterprise: z.string(),
  unit: z.string(),
  priceMinor: minor,
  currency,
  minQuantity: z.number().int(),
  baseUnit: z.string(),
  basePriceMinor: z
    .number()
    .meta({ description: 'Price of one base unit, with fractions: for comparing, not for paying.' }),
  delivery: z.enum(deliveryRanges),
  verifiedSince: day.nullable(),
});

export const offersAnswer = z.object({
  hits: z.array(offerHit),
  total: z.number().int(),
  totalIsExact: z.boolean().meta({ description: 'False where the total is only a lower bound.' }),
  facets: z
    .object({
      category: counts,
      country: counts,
      productType: counts,
      district: z.array(z.object({ code: z.string(), count: z.number().int(), country })),
      price: z.array(
        z.object({ currency, unit: z.string(), from: z.number(), to: z.number(), count: z.number().int() }),
      ),
      by: counts,
      quantity: z.array(z.object({ quantity: z.number(), unit: z.string(), count: z.number().int() })),
      delivery: counts,
      verified: counts,
    })
    .partial()
    .meta({ description: 'All of them, or those that `facets` names.' }),
  facetsAreExact: z.boolean(),
  cursor,
  endsEarly: z.boolean().meta({ description: 'True where the list ends here though more may fit: narrow it.' }),
  read: z
    .object({
      quantity: z.object({ quantity: z.number(), unit: z.string().nullable(), fits: z.boolean() }).nullable(),
      place,
    })
    .meta({ description: 'What amounts and places among the words were read as.' }),
  near: place,
  distances: z.array(z.number().nullable()).meta({ description: 'Metres from `near` to each hit, in their order.' }),
});

export const offerAnswer = z.object({
  id: z.uuid(),
  code: z.string(),
  state: z.enum(['live', 'paused', 'withdrawn']),
  available: z.boolean(),
  title: z.string(),
  language: z.string(),
  description: z.string(),
  productType: z.string(),
  category: z.string(),
  unit: z.string(),
  priceMinor: minor,
  tiers: z.array(z.object({ fromQuantity: z.number().int(), priceMinor: minor })),
  currency,
  minQuantity: z.number().int(),
  quantityStep: z.number().int(),
  stock: z.number().int().nullable(),
  weeklyCapacity: z.number().int().nullable(),
  leadTimeDays: z.number().int(),
  deliveryRange: z.enum(DELIVERY_RANGES),
  photos: z.array(z.object({ id: z.uuid(), width: z.number().int(), height: z.number().int() })),
  enterpriseId: z.uuid(),
  enterprise: z.string(),
  country,
  district: z.string(),
  pickupPlace: z.string().nullable(),
  verifiedSince: day.nullable(),
});

export const suppliersAnswer = z.object({
  suppliers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      country,
      district: z.string(),
      vettedOn: day,
      productTypes: z.array(z.string()),
      liveOffers: z.number().int(),
      distanceM: z.number().nullable().meta({ description: 'Metres from `near`; null where it is not known.' }),
    }),
  ),
  cursor,
});

export const productTypesAnswer = z.object({
  productTypes: z.array(
    z.object({
      code: z.string(),
      category: z.string(),
      side: z.enum(['good', 'service', 'input']),
      unit: z.string(),
      names: z.record(z.string(), z.string()).meta({ description: 'By language.' }),
    }),
  ),
  cursor,
});

/** What a route refuses with. */
export const problemAnswer = z.object({
  error: z.string().meta({ description: 'A code for programs.' }),
  field: z.string().optional().meta({ description: 'The parameter that is not understood.' }),
  message: z.string().meta({ description: 'For people, in the language of Accept-Language.' }),
});

/** What the server refuses with before a route runs. */
export const refusalAnswer = z.object({
  error: z.object({ status: z.number().int(), requestId: z.string() }),
});
