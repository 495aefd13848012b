import { describe, expect, it } from 'vitest';
import { openSealedPins, sealKey } from '~/domain/programme/sealed-pins.server';
import { sealPins } from '~/enhance/meeting/seal-pins';
import { newId } from '~/platform/id';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();

describe('numbers to sign with that wait on a phone', () => {
  const sheetId = newId();
  const typed = { 'signer.0': newId(), 'pin.0': '۲۵۸۰', 'pinAgain.0': '2580', minutes: '2580 bricks' };

  async function sealed(): Promise<Record<string, string>> {
    const { id, publicKey } = await sealKey(db);
    return (await sealPins(`${id} ${publicKey}`, sheetId, typed)) ?? {};
  }

  it('cannot be read there, and are opened by the server', async () => {
    const kept = await sealed();
    expect(Object.keys(kept)).toEqual(['pin.0', 'pinAgain.0']);
    for (const pin of Object.values(kept)) {
      expect(pin).toMatch(/^sealed\.[0-9a-f-]{36}\.[A-Za-z0-9+/]{300,}=*$/);
      expect(Buffer.from(pin.split('.')[2] ?? '', 'base64').toString('latin1')).not.toContain('2580');
    }
    expect(await openSealedPins(db, { ...typed, ...kept, sheetId })).toEqual({ ...typed, sheetId });
  });

  it('look otherwise each time they are sealed', async () => {
    expect((await sealed())['pin.0']).not.toBe((await sealed())['pin.0']);
  });

  it('are good for their own sheet and field alone, and count as not typed otherwise', async () => {
    const kept = await sealed();
    const moved = { sheetId, 'pin.1': kept['pin.0'], 'pin.0': kept['pin.0']?.slice(0, -8), 'pin.2': 'sealed.x.y' };
    expect(await openSealedPins(db, moved)).toEqual({ sheetId, 'pin.1': '', 'pin.0': '', 'pin.2': '' });
    expect(await openSealedPins(db, { ...kept, sheetId: newId() })).toMatchObject({ 'pin.0': '', 'pinAgain.0': '' });
  });

  it('are sealed with one key, however many ask for it at first', async () => {
    const keys = await Promise.all([sealKey(db), sealKey(db), sealKey(db)]);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  });

  it('are not kept where the browser cannot seal', async () => {
    expect(await sealPins('', sheetId, typed)).toBeNull();
  });
});
