import { describe, expect, it } from 'vitest';
import { followNameConsent } from '~/domain/catalogue/follow-name-consent.server';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { changeConsent } from '~/domain/identity/change-consent.server';
import { ownConsents } from '~/domain/identity/own-consents.queries.server';
import type { Member } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const at = (minutes: number) => fixedClock(new Date(Date.parse(TEST_NOW) + minutes * 60_000));

const say = (seller: Member, purpose: 'outside_credit' | 'public_name', given: boolean, minutes = 0) =>
  transact(db, (tx) => changeConsent(tx, seller, { purpose, given }, at(minutes)));
const consentTo = async (seller: Member, purpose: string) =>
  (await ownConsents(db, seller)).find((consent) => consent.purpose === purpose);

describe('a consent', () => {
  it('holds from when it is given until it is taken back, and both stay to be seen', async () => {
    const { seller } = await anEligibleSeller(db);
    expect(await consentTo(seller, 'outside_credit')).toMatchObject({ given: false, history: [] });
    await say(seller, 'outside_credit', true, 0);
    await say(seller, 'outside_credit', true, 1);
    expect(await consentTo(seller, 'outside_credit')).toMatchObject({
      given: true,
      history: [{ version: 1, givenAt: at(0).now(), withdrawnAt: null }],
    });
    await say(seller, 'outside_credit', false, 2);
    expect(await consentTo(seller, 'outside_credit')).toMatchObject({
      given: false,
      history: [{ givenAt: at(0).now(), withdrawnAt: at(2).now() }],
    });
  });

  it('is asked for anew where the words have a newer version', async () => {
    const { seller, memberId } = await anEligibleSeller(db);
    await say(seller, 'outside_credit', true);
    await db.updateTable('consent').set({ version: 0 }).where('memberId', '=', memberId).execute();
    await say(seller, 'outside_credit', true, 5);
    const consent = await consentTo(seller, 'outside_credit');
    expect(consent?.history.map(({ version, withdrawnAt }) => [version, withdrawnAt])).toEqual([
      [1, null],
      [0, at(5).now()],
    ]);
  });
});

describe('the consent to the use of her record', () => {
  it('is the one that she signed on paper, where she gave none since', async () => {
    const { seller, memberId } = await anEligibleSeller(db);
    expect(await consentTo(seller, 'member_record')).toMatchObject({ given: false });
    await db.updateTable('member').set({ consentOn: '2026-01-05' }).where('id', '=', memberId).execute();
    expect(await consentTo(seller, 'member_record')).toMatchObject({
      given: true,
      history: [{ givenAt: new Date('2026-01-05T12:00:00Z'), withdrawnAt: null }],
    });
  });
});

describe('the consent to be named', () => {
  it('stands until it is taken back, and then buyers read initials at once', async () => {
    const { seller, enterpriseId, memberId } = await anEligibleSeller(db);
    await aLiveOffer(db, enterpriseId);
    const nameNow = async () => (await publicEnterprise(database, enterpriseId))?.name;
    expect(await consentTo(seller, 'public_name')).toMatchObject({ given: true });
    await say(seller, 'public_name', false, 1);
    await db.transaction().execute((tx) => followNameConsent(tx, memberId));
    expect(await nameNow()).toBe('L. S.');
    expect(await publicEnterprise(database, enterpriseId)).toMatchObject({ hidden: true, pickupPlace: null });
    await say(seller, 'public_name', true, 2);
    await db.transaction().execute((tx) => followNameConsent(tx, memberId));
    expect(await nameNow()).toBe('Lakshmi spices');
  });

  it('tells the search of every offer that is shown under another name, once', async () => {
    const { seller, enterpriseId, memberId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    await say(seller, 'public_name', false);
    const told = async () =>
      (await db.selectFrom('outboxEvent').select('payload').where('name', '=', 'offer.changed').execute()).filter(
        ({ payload }) => (payload as { offerId: string }).offerId === offerId,
      ).length;
    await db.transaction().execute((tx) => followNameConsent(tx, memberId));
    await db.transaction().execute((tx) => followNameConsent(tx, memberId));
    expect(await told()).toBe(1);
    const { rows } = await database.pool.query<{ enterprise: string }>(
      'select enterprise from market_offer where id = $1',
      [offerId],
    );
    expect(rows).toEqual([{ enterprise: 'L. S.' }]);
  });
});
