import type { Reference } from '~/domain/catalogue/reference';
import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { pointOf, supplierDirectory, type ListedSupplier, type Point } from './directory.queries.server';
import type { SupplierQuery } from './supplier-query.schema';

/**
 * Finds what an address asks of the directory. `near` is where the place lies that it names; null where it names none or
 * one that is not known, and then the order is by name.
 */
export async function findSuppliers(
  database: Database,
  { q = '', category, country, near, sort = 'name', cursor, limit }: SupplierQuery,
  reference: Reference,
  usualLimit: number,
  clock: Clock,
): Promise<{ suppliers: ListedSupplier[]; next: string | null; near: Point | null }> {
  const point = near ? await pointOf(database.db, near, country ?? null) : null;
  const found = await supplierDirectory(
    database,
    {
      words: q,
      categories: category === undefined ? [] : withBelow(reference, category),
      country: country ?? null,
      near: point,
      sort: point ? sort : 'name',
      cursor: cursor ?? null,
      limit: limit ?? usualLimit,
    },
    clock,
  );
  return { ...found, near: point };
}

function withBelow(reference: Reference, code: string): string[] {
  return [code, ...reference.categories.filter(({ parent }) => parent === code).map((category) => category.code)];
}
