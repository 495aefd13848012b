import { placeSaid } from '~/domain/catalogue/places.queries.server';
import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import type { FoundPlace } from '~search/engine';
import { marketWords } from '~search/market-words.server';
import { supplierDirectory, type ListedSupplier } from './directory.queries.server';
import type { SupplierQuery } from './supplier-query.schema';

/**
 * Finds what an address asks of the directory; a place is looked for in the country that is asked for first. `near` is the
 * place that it names; null where it names none or one that is not known, and then the order is by name.
 */
export async function findSuppliers(
  database: Database,
  { q = '', category, country, near, sort = 'name', cursor, limit }: SupplierQuery,
  usualLimit: number,
  clock: Clock,
): Promise<{ suppliers: ListedSupplier[]; next: string | null; near: FoundPlace | null }> {
  const place = near === undefined ? undefined : await placeSaid(database, near, country);
  const { tree } = await marketWords(database.pool);
  const found = await supplierDirectory(
    database,
    {
      words: q,
      categories: category === undefined ? [] : tree.below(category),
      country: country ?? null,
      near: place ?? null,
      sort: place ? sort : 'name',
      cursor: cursor ?? null,
      limit: limit ?? usualLimit,
    },
    clock,
  );
  return { ...found, near: place ? { country: place.country, name: place.name } : null };
}
