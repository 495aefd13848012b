import { afterAll, describe, expect, it } from 'vitest';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import { assignStaff } from '~/domain/identity/assign-staff.server';
import { startSession } from '~/domain/identity/start-session.server';
import type { Actor } from '~/platform/actor';
import { systemClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aLiveOffer, anEligibleSeller } from '../factories/market';
import { anAccount } from '../factories/people';
import { anotherRequest } from '../factories/quotes';
import { aSupplierAccount, anAskedSample, anOfferOfJars, aVettedSupplier } from '../factories/suppliers';
import { writeNote } from '~/domain/sourcing/suppliers/notes.server';
import { startServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';
import { attacker, OWN_PAGE, type Received } from './attacker';
import { everyRoute } from './every-route';

const database = await testDatabase();
const { db } = database;
const server = await startServer({ DATABASE_URL: database.url, WORKER: 'off' });
afterAll(() => server.stop());
const ask = attacker(server.origin);

const sessionOf = (accountId: string) => startSession(db, accountId, { userAgent: null }, systemClock);

/** Records of one seller and one buyer, which nobody else may find by their ids. */
async function recordsOfOthers() {
  const { seller, enterpriseId, memberId, branchId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId);
  const buyer = await anAccount(db);
  const input = placeOrderSchema.parse({ offerId, quantity: '10', idempotencyKey: newId() });
  const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, systemClock));
  const request = await anotherRequest(db, systemClock, buyer, { enterpriseId, offerId });
  if (!placed.ok) throw new Error(placed.error.code);
  const { groupId } = await db
    .selectFrom('enterprise')
    .select('groupId')
    .where('id', '=', enterpriseId)
    .executeTakeFirstOrThrow();
  const ids = {
    offer: offerId,
    order: placed.value.id,
    request,
    enterprise: enterpriseId,
    member: memberId,
    group: groupId ?? '',
    branch: branchId,
    ...(await samplesAndNotes(buyer)),
  };
  return { ids, seller, buyer, branchId };
}

/** A sample that the buyer asked a supplier for, and a note she wrote about it. */
async function samplesAndNotes(buyer: Actor) {
  const supplier = await aVettedSupplier(db);
  await aSupplierAccount(db, supplier);
  const asked = { enterpriseId: supplier, offerId: await anOfferOfJars(db, supplier) };
  const sample = await anAskedSample(db, buyer, asked, systemClock);
  const words = { words: 'Only for me', formId: newId() };
  const note = await transact(db, (tx) => writeNote(tx, buyer, supplier, words, systemClock));
  return { sample, note: note.ok ? note.value : '' };
}

const others = await recordsOfOthers();
const own = await recordsOfOthers();
const foreignStaff = await anAccount(db);
await transact(db, (tx) =>
  assignStaff(tx, { accountId: foreignStaff.accountId, role: 'branch_manager', branchId: own.branchId }, systemClock),
);
const strangers = {
  'another buyer': await sessionOf(own.buyer.accountId),
  'another seller': await sessionOf(own.seller.accountId),
  'another supplier': await sessionOf((await aSupplierAccount(db, await aVettedSupplier(db))).accountId),
  'staff of another branch': await sessionOf(foreignStaff.accountId),
};

const closed = (await everyRoute()).filter(({ policy, params }) => policy !== 'public' && params.length > 0);

/** An answer without what differs by the id that was asked for. */
const withoutId = ({ status, location }: Received, id: string) => ({ status, location: location?.replaceAll(id, '…') });

describe.each(closed.map((route) => [route.pattern, route] as const))('a stranger’s id at %s', (_, route) => {
  it.each(Object.entries(strangers))(
    'is to %s as one that does not exist, to read or to change',
    async (_who, token) => {
      const ids = { nothing: newId(), ...others.ids };
      const answers = [];
      for (const [kind, id] of Object.entries(ids)) {
        const path = route.pathWith(id);
        const read = withoutId(await ask(path, { token }), id);
        const sent = withoutId(
          await ask(path, { token, headers: OWN_PAGE, form: { step: 'withdraw', reason: 'x' } }),
          id,
        );
        expect([302, 404, 405], `GET ${route.pattern} with the id of a ${kind}`).toContain(read.status);
        expect([404, 405], `POST ${route.pattern} with the id of a ${kind}`).toContain(sent.status);
        answers.push({ read, sent });
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );
});

describe('records of others', () => {
  it('are as they were after all that', async () => {
    const { state } = await db
      .selectFrom('purchaseOrder')
      .select('state')
      .where('id', '=', others.ids.order)
      .executeTakeFirstOrThrow();
    const offer = await db
      .selectFrom('offer')
      .select(['state', 'version'])
      .where('id', '=', others.ids.offer)
      .executeTakeFirstOrThrow();
    expect([state, offer.state]).toEqual(['placed', 'live']);
  });

  it('stand in no list of a stranger', async () => {
    const lists = (await everyRoute()).filter(({ policy, params }) => policy !== 'public' && params.length === 0);
    for (const { pattern } of lists) {
      for (const token of Object.values(strangers)) {
        const { body } = await ask(pattern, { token });
        for (const id of [
          others.ids.order,
          others.ids.request,
          others.ids.member,
          others.ids.group,
          others.ids.sample,
          others.ids.note,
        ])
          expect(body).not.toContain(id);
      }
    }
  });
});
