/** A phone number as it is dialled or written to: what people write between its digits is left out. */
export const dialled = (phone: string): string => phone.replace(/[^\d+]/g, '');
