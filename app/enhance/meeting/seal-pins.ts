import { isPinField, SEALED, sealedText } from '~/domain/programme/sealed-pins';

/**
 * Numbers to sign with, sealed so that the server alone can read them (RSA-OAEP). `key` is the server's key as the page
 * says it, "<id> <SPKI in base64>". Null where the browser cannot seal: then they are not kept.
 */
export function sealPins(
  key: string,
  sheetId: string,
  typed: Record<string, string>,
): Promise<Record<string, string> | null> {
  return seal(key, sheetId, typed).catch(() => null);
}

async function seal(
  key: string,
  sheetId: string,
  typed: Record<string, string>,
): Promise<Record<string, string> | null> {
  const [id, spki] = key.split(' ');
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!id || !spki || !subtle) return null;
  const bytes = Uint8Array.from(atob(spki), (letter) => letter.charCodeAt(0));
  const publicKey = await subtle.importKey('spki', bytes, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const sealed: Record<string, string> = {};
  for (const [field, pin] of Object.entries(typed).filter(([name]) => isPinField(name))) {
    const text = new TextEncoder().encode(sealedText(sheetId, field, pin));
    const made = new Uint8Array(await subtle.encrypt('RSA-OAEP', publicKey, text));
    sealed[field] = `${SEALED}.${id}.${btoa(String.fromCharCode(...made))}`;
  }
  return sealed;
}
