import type { Db } from '~/platform/db.server';
import type { Names } from '~/platform/i18n';
import { createReference, type ProductSide, type Reference } from './reference';

const known = new WeakMap<Db, Promise<Reference>>();

/** The vocabulary, read from its tables once for a process and database; a reading that failed is tried again. */
export function referenceOf(db: Db): Promise<Reference> {
  let reference = known.get(db);
  if (!reference) {
    reference = readReference(db);
    known.set(db, reference);
    reference.catch(() => known.delete(db));
  }
  return reference;
}

async function readReference(db: Db): Promise<Reference> {
  const [categories, productTypes, units] = await Promise.all([
    db.selectFrom('category').select(['code', 'parent', 'names']).orderBy('position').execute(),
    db.selectFrom('productType').select(['code', 'category', 'side', 'unit', 'names']).orderBy('position').execute(),
    db.selectFrom('unit').select(['code', 'dimension', 'baseFactor', 'names']).orderBy('position').execute(),
  ]);
  return createReference({
    categories: categories.map((row) => ({ ...row, names: row.names as Names })),
    productTypes: productTypes.map((row) => ({ ...row, side: row.side as ProductSide, names: row.names as Names })),
    units: units.map((row) => ({ ...row, names: row.names as Names })),
  });
}
