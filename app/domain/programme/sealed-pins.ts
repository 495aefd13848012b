/** What a sealed number begins with; then come the key's id and the sealed text in base64. */
export const SEALED = 'sealed';

/** Whether a field of a sheet holds a number to sign with. */
export function isPinField(name: string): boolean {
  return /^pin(Again)?\.\d+$/.test(name);
}

/** What is sealed: a number is good for its own sheet and field alone. */
export function sealedText(sheetId: string, field: string, pin: string): string {
  return `${sheetId} ${field} ${pin}`;
}
