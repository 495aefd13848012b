/** A supplier may sell now, or no longer may. Payload: { enterpriseId }. */
export const SUPPLIER_CHANGED = 'supplier.changed';

export type SupplierChanged = { enterpriseId: string };
