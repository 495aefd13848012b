import type { LoaderFunctionArgs } from '@remix-run/node';
import { productTypesMeant } from '~/domain/catalogue/product-types.queries.server';
import type { ProductType, Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { readAddress } from '~/platform/address-fields';
import type { Database } from '~/platform/db.server';
import type { RouteHandle } from '~/platform/route-policy';
import { apiAnswer, badField, requireScope } from './api-answers.server';
import { productTypesAnswer } from './api-schemas';
import { MOST_TYPES, productTypeQuerySchema } from './product-type-query.schema';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** The vocabulary in its order, or what words mean, best first. The cursor is the code after which the next page begins. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, 'product-types:read');
  const asked = readAddress(productTypeQuerySchema, new URL(request.url).searchParams);
  if (!asked.ok) return badField(context, asked.error.field);
  const { q, category, side, cursor, limit = MOST_TYPES } = asked.value;
  const { database } = context;
  const reference = await referenceOf(database.db);
  if (category !== undefined && !reference.category(category)) return badField(context, 'category', 'unknown-category');
  const meant = q === undefined ? reference.productTypes : await typesMeant(database, reference, q);
  const found = meant.filter(
    (type) => (category === undefined || isIn(reference, type, category)) && (side === undefined || type.side === side),
  );
  const start = cursor === undefined ? 0 : found.findIndex(({ code }) => code === cursor) + 1;
  if (cursor !== undefined && start === 0) return badField(context, 'cursor', 'bad-cursor');
  const page = found.slice(start, start + limit);
  const next = start + limit < found.length ? (page.at(-1)?.code ?? null) : null;
  return apiAnswer(productTypesAnswer, { productTypes: page, cursor: next });
}

async function typesMeant(database: Database, reference: Reference, words: string): Promise<ProductType[]> {
  const codes = await productTypesMeant(database, words, MOST_TYPES);
  return codes.flatMap((code) => reference.productType(code) ?? []);
}

function isIn(reference: Reference, type: ProductType, category: string): boolean {
  return type.category === category || reference.topCategory(type.category)?.code === category;
}
