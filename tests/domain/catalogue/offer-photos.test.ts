import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { addPhoto, MOST_PHOTOS } from '~/domain/catalogue/add-photo.server';
import { arrangePhotos, type PhotoMove } from '~/domain/catalogue/arrange-photos.server';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { discardPhoto, readPhoto, storePhoto } from '~/domain/catalogue/store-photo.server';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { localFiles } from '~/platform/files.server';
import { newId } from '~/platform/id';
import { anEligibleSeller } from '../../factories/market';
import { aDraft } from '../../factories/offers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const folder = await mkdtemp(join(tmpdir(), 'step-four-photos-'));
afterAll(() => rm(folder, { recursive: true }));
const files = localFiles(folder);

async function aStall() {
  const stall = await anEligibleSeller(db);
  const offerId = await aDraft(db, stall, clock);
  const add = (id: string, digest = id) =>
    transact(db, (tx) =>
      addPhoto(tx, stall.seller, offerId, { id, width: 800, height: 600, digest: Buffer.from(digest) }),
    );
  const arrange = (id: string, move: PhotoMove) =>
    transact(db, (tx) => arrangePhotos(tx, stall.seller, offerId, id, move));
  const order = async () => (await sellerOffer(db, stall.seller, offerId))?.photos.map(({ id }) => id);
  return { ...stall, offerId, add, arrange, order };
}

it('keeps every size and format of a sent picture, and none of it once it is discarded', async () => {
  const sent = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#23613f' } })
    .png()
    .toBuffer();
  const stored = await storePhoto(files, sent);
  if (!stored.ok) throw new Error(stored.error.code);
  const { id, width, height, digest } = stored.value;
  expect({ width, height, digestLength: digest.length }).toEqual({ width: 500, height: 300, digestLength: 32 });
  expect((await readPhoto(files, id, 640, 'webp'))?.subarray(8, 12).toString()).toBe('WEBP');
  expect(await readPhoto(files, id, 1280, 'webp')).toBeNull();
  await discardPhoto(files, id);
  expect(await readPhoto(files, id, 640, 'webp')).toBeNull();
  expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('.'))).toEqual([]);
});

it('adds photos behind one another, six at the most', async () => {
  const { add, order } = await aStall();
  const ids = Array.from({ length: MOST_PHOTOS }, () => newId());
  for (const id of ids) await add(id);
  expect(await order()).toEqual(ids);
  expect(await add(newId())).toEqual({ ok: false, error: { code: 'enough-photos' } });
});

it('takes a photo that is sent twice at once as one', async () => {
  const { add, order } = await aStall();
  const [first, second] = await Promise.all([add(newId(), 'same file'), add(newId(), 'same file')]);
  expect(first).toEqual(second);
  expect(await order()).toHaveLength(1);
});

it('moves and removes photos, and leaves no gap', async () => {
  const { add, arrange, order } = await aStall();
  const [one, two, three] = [newId(), newId(), newId()];
  for (const id of [one, two, three]) await add(id);
  await arrange(three, 'first');
  expect(await order()).toEqual([three, one, two]);
  await arrange(one, 'later');
  expect(await order()).toEqual([three, two, one]);
  await arrange(one, 'earlier');
  expect(await order()).toEqual([three, one, two]);
  expect(await arrange(three, 'remove')).toEqual({ ok: true, value: { removed: true } });
  expect(await arrange(three, 'remove')).toEqual({ ok: true, value: { removed: false } });
  expect(await order()).toEqual([one, two]);
  await add(three);
  expect(await order()).toEqual([one, two, three]);
});

it('leaves a stranger’s photos alone, also when she names them through an offer of her own', async () => {
  const { add, order, offerId } = await aStall();
  const id = newId();
  await add(id);
  const stranger = await aStall();
  expect(await stranger.arrange(id, 'remove')).toEqual({ ok: true, value: { removed: false } });
  const through = await transact(db, (tx) => arrangePhotos(tx, stranger.seller, offerId, id, 'remove'));
  expect(through).toEqual({ ok: false, error: { code: 'offer-not-found' } });
  expect(await order()).toEqual([id]);
});

it('adds nothing to a withdrawn offer', async () => {
  const { add, seller, offerId } = await aStall();
  await transact(db, (tx) => withdrawOffer(tx, seller, offerId, clock));
  expect(await add(newId())).toEqual({ ok: false, error: { code: 'withdrawn' } });
});
