import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import * as offer from '~/routes/sell/offer';
import * as pause from '~/routes/sell/pause';
import * as photo from '~/routes/sell/photo';
import * as photos from '~/routes/sell/photos';
import * as price from '~/routes/sell/price';
import * as product from '~/routes/sell/product';
import * as publication from '~/routes/sell/publication';
import * as resumption from '~/routes/sell/resumption';
import * as supply from '~/routes/sell/supply';
import * as withdrawal from '~/routes/sell/withdrawal';
import { anEligibleSeller } from '../../factories/market';
import { aDraft, aFinishedDraft } from '../../factories/offers';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

process.env.FILES_DIR = await mkdtemp(join(tmpdir(), 'step-four-photos-'));
afterAll(() => rm(process.env.FILES_DIR ?? '', { recursive: true }));

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

const FIELDS = { title: 'Turmeric', language: 'en', unit: 'kg', price: '240', description: '', version: '2' };
const SUPPLY = {
  stock: '50',
  weeklyCapacity: '',
  minQuantity: '5',
  quantityStep: '5',
  leadTimeDays: '2',
  deliveryRange: 'district',
  stockSeen: '',
};

async function aStall() {
  const stall = await anEligibleSeller(db);
  return { ...stall, context: contextFor(database, { actor: stall.seller }) };
}

type Stall = Awaited<ReturnType<typeof aStall>>;
type Fields = Record<string, string>;

function send(
  action: (args: ReturnType<typeof post>) => Promise<unknown>,
  stall: Stall,
  id: string,
  fields: Fields | FormData,
) {
  return responseOf(action(post(`/sell/offers/${id}`, fields, stall.context, { id })));
}

function pictureForm(...pictures: (Buffer<ArrayBuffer> | string)[]): FormData {
  const form = new FormData();
  for (const picture of pictures) form.append('photo', new File([picture], 'from-phone.jpg', { type: 'image/jpeg' }));
  return form;
}

async function aPicture(background: string): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(
    await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );
}

describe('photos', () => {
  it('are taken, shown at addresses of their own, and removed', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(
      photos.action,
      stall,
      id,
      pictureForm(await aPicture('#e6a817'), await aPicture('#23613f')),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sell/offers/${id}/photos`]);
    const kept = (await sellerOffer(db, stall.seller, id))?.photos ?? [];
    expect(kept).toHaveLength(2);
    const photoId = kept[0]?.id ?? '';
    const removed = await responseOf(photo.action(post('/', { move: 'remove' }, stall.context, { id, photoId })));
    expect(removed.status).toBe(303);
    expect((await sellerOffer(db, stall.seller, id))?.photos).toEqual([kept[1]]);
  });

  it('are refused in words one by one, and the good ones stay', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const large = Buffer.alloc(11 * 1024 * 1024, 1);
    const answer = await send(photos.action, stall, id, pictureForm(await aPicture('#a5361f'), '<svg/>', large));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { problems: string[] }).problems).toEqual([
      '“Photo 2” is no picture that we can read. Send a JPEG, PNG or WebP.',
      '“Photo 3” is larger than 10 MB. Take it again in a smaller size.',
    ]);
    expect((await sellerOffer(db, stall.seller, id))?.photos).toHaveLength(1);
  });

  it('are asked for where none was chosen', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    expect((await send(photos.action, stall, id, pictureForm())).status).toBe(422);
    expect((await send(photos.action, stall, id, { photo: 'text' })).status).toBe(422);
  });
});

describe('every screen of an offer', () => {
  const loaders = { offer, product, photos, price, supply, publication, pause, resumption, withdrawal };
  const actions = { product, photos, price, supply, publication, pause, resumption, withdrawal };

  it('is not there for a stranger, nor for what is no id', async () => {
    const [hers, stranger] = [await aStall(), await aStall()];
    const id = await aFinishedDraft(db, hers, clock);
    for (const wrong of [id, newId(), 'abc', '', "' or 1=1 --"]) {
      for (const [name, { loader }] of Object.entries(loaders)) {
        const answer = await responseOf(loader(get('/', stranger.context, { id: wrong })));
        expect([name, wrong, answer.status]).toEqual([name, wrong, 404]);
      }
      for (const [name, { action }] of Object.entries(actions)) {
        const fields = { ...FIELDS, ...SUPPLY, productType: 'turmeric-powder' };
        const answer = await send(
          action,
          stranger,
          wrong,
          name === 'photos' ? pictureForm(await aPicture('#000')) : fields,
        );
        expect([name, wrong, answer.status]).toEqual([name, wrong, 404]);
      }
    }
    expect(await sellerOffer(db, hers.seller, id)).toMatchObject({ state: 'draft', version: 2, photos: [] });
  });
});
