import { constants, generateKeyPair, privateDecrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Db } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { isId, newId } from '~/platform/id';
import { isPinField, sealedText, SEALED } from './sealed-pins';

/** The public key with which a phone seals numbers to sign with: its id, and SPKI in base64. */
export type SealKey = { id: string; publicKey: string };

const current = new WeakMap<Db, Promise<SealKey>>();

/** The site's key to seal with; made when it is first asked for. */
export function sealKey(db: Db): Promise<SealKey> {
  const known = current.get(db) ?? findOrMake(db);
  current.set(db, known);
  known.catch(() => current.delete(db));
  return known;
}

async function findOrMake(db: Db): Promise<SealKey> {
  const found = await oldestOf(db);
  if (found) return found;
  const made = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKey = made.publicKey.toString('base64');
  await db.insertInto('sealKey').values({ id: newId(), publicKey, privateKey: made.privateKey }).execute();
  return (await oldestOf(db)) ?? findOrMake(db);
}

/** Two servers that make one at once both use the same. */
const oldestOf = (db: Db) =>
  db.selectFrom('sealKey').select(['id', 'publicKey']).orderBy('madeAt').orderBy('id').limit(1).executeTakeFirst();

/**
 * A sheet as typed, with the numbers that its device sealed (`sealPins`) opened. What was sealed for another sheet or
 * field, or with a key that is not ours, counts as not typed.
 */
export async function openSealedPins(db: Db, typed: TypedText): Promise<TypedText> {
  const sealed = Object.entries(typed).flatMap(([name, value = '']) => {
    const [mark, keyId, text] = value.split('.');
    return isPinField(name) && mark === SEALED ? [{ name, keyId: keyId ?? '', text: text ?? '' }] : [];
  });
  if (sealed.length === 0) return typed;
  const ids = [...new Set(sealed.map(({ keyId }) => keyId))].filter(isId);
  const keys = await db.selectFrom('sealKey').select(['id', 'privateKey']).where('id', 'in', ids).execute();
  const opened = sealed.map(({ name, keyId, text }) => {
    const key = keys.find(({ id }) => id === keyId)?.privateKey;
    const plain = key === undefined ? null : open(key, text);
    const prefix = sealedText(typed.sheetId ?? '', name, '');
    return [name, plain?.startsWith(prefix) ? plain.slice(prefix.length) : ''];
  });
  return { ...typed, ...(Object.fromEntries(opened) as TypedText) };
}

function open(key: string, text: string): string | null {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key, padding, oaepHash: 'sha256' }, Buffer.from(text, 'base64')).toString('utf8');
  } catch {
    return null;
  }
}
