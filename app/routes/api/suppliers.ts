import type { LoaderFunctionArgs } from '@remix-run/node';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { findSuppliers } from '~/domain/sourcing/suppliers/find-suppliers.server';
import { supplierQuerySchema } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { readAddress } from '~/platform/address-fields';
import type { RouteHandle } from '~/platform/route-policy';
import { apiAnswer, badField, requireScope } from './api-answers.server';
import { suppliersAnswer } from './api-schemas';

export const handle = { policy: 'public' } satisfies RouteHandle;

const SUPPLIERS = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, 'suppliers:read');
  const { database, clock } = context;
  const asked = readAddress(supplierQuerySchema, new URL(request.url).searchParams);
  if (!asked.ok) return badField(context, asked.error.field);
  const query = asked.value;
  const reference = await referenceOf(database.db);
  if (query.category !== undefined && !reference.category(query.category)) {
    return badField(context, 'category', 'unknown-category');
  }
  if (query.sort === 'nearest' && query.near === undefined) return badField(context, 'near');
  const found = await findSuppliers(database, query, SUPPLIERS, clock);
  if (query.near !== undefined && found.near === null) return badField(context, 'near', 'unknown-place');
  return apiAnswer(suppliersAnswer, { suppliers: found.suppliers, cursor: found.next });
}
