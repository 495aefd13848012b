import { dayText, type Day } from '../day';
import { writeOffer } from '../groups/group-registers';
import type { RegisterRows } from '../writing/register-columns';
import type { DemoOffer, DemoSources } from './demo-sources.server';
import { suppliers } from './suppliers';
import { inputsMadeByGroups } from './trades';

/** The code of the supplier that sells an offer of demo-offers.csv; null for what the programme's own enterprises make. */
export function supplierOf(offer: DemoOffer, sources: DemoSources): string | null {
  const side = sources.productTypes.get(offer.productType)?.side;
  if (side !== 'input' || inputsMadeByGroups.has(offer.productType)) return null;
  const seller = suppliers.find(
    (supplier) => supplier.country === offer.country && supplier.categories.includes(offer.category),
  );
  return seller?.code ?? null;
}

/** Writes the suppliers from outside the programme and what they sell. */
export function writeSuppliers(sources: DemoSources, today: Day, rows: RegisterRows): void {
  const held = new Map<string, DemoOffer[]>(suppliers.map((supplier) => [supplier.code, []]));
  for (const offer of sources.offers) held.get(supplierOf(offer, sources) ?? '')?.push(offer);
  for (const { supplier, offer } of sources.supplierOffers) held.get(supplier)?.push(offer);
  for (const supplier of suppliers) {
    rows.write('suppliers', [
      supplier.code,
      supplier.name,
      supplier.country,
      supplier.district,
      supplier.vettedDaysAgo === null ? '' : dayText(today - supplier.vettedDaysAgo),
      supplier.vettedBy,
      supplier.phone,
    ]);
    for (const offer of held.get(supplier.code) ?? []) writeOffer(offer, supplier.code, rows);
  }
}
