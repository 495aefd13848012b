/** How far an offer's goods go; they can always be fetched. */
export const DELIVERY_RANGES = ['pickup', 'district', 'country'] as const;
export type DeliveryRange = (typeof DELIVERY_RANGES)[number];
