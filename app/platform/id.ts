import { v7 } from 'uuid';

/** A new identifier: uuid version 7, which sorts by the time it was made. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` has the form of an identifier; anything else from an address is simply not found. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}
