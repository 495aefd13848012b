import { describe, expect, it } from 'vitest';
import { passwordProblem } from '~/domain/identity/password-rules';
import { parseIdentifier } from '~/domain/identity/identifier';
import { ANSWER_HOURS, ORDER_STATES } from '~/domain/orders/order.states';
import { readDemoSources } from './market/demo-sources.server';
import { pinnedSellers } from './market/pinned-sellers';
import { countries } from './places/countries';
import { demoAccounts, demoOrders, demoPassword } from './people';

const offers = new Map(readDemoSources().offers.map((offer) => [offer.code, offer]));
const pinned = new Set(pinnedSellers.flatMap((seller) => seller.offerCodes));

describe('the accounts of the demo', () => {
  it('have a password that joining would allow, and addresses that signing in reads', () => {
    for (const { displayName, email, phone } of demoAccounts) {
      expect(passwordProblem(demoPassword, [displayName, email, phone])).toBeNull();
      expect(parseIdentifier(email, ['IN'])).toEqual({ kind: 'email', email });
      if (phone) expect(parseIdentifier(phone, ['IN'])).toEqual({ kind: 'phone', phones: [phone] });
    }
  });

  it('are sellers of pinned offers, buyers, and staff of a branch and of all', () => {
    const branches = countries.flatMap((country) => country.places.map((place) => place.branchCode));
    for (const { role } of demoAccounts) {
      if (role.kind === 'seller') expect(pinned).toContain(role.offerCode);
      if (role.kind === 'staff' && role.branchCode !== null) expect(branches).toContain(role.branchCode);
    }
    expect(demoAccounts.filter(({ role }) => role.kind === 'buyer')).toHaveLength(3);
    expect(demoAccounts.filter(({ role }) => role.kind === 'staff' && role.branchCode === null)).toHaveLength(3);
  });
});

describe('the orders of the demo', () => {
  it('stand in every state', () => {
    expect(new Set(demoOrders.map(({ state }) => state))).toEqual(new Set(ORDER_STATES));
  });

  it('are for quantities that the offers allow, and together never for more than is in stock', () => {
    const taken = new Map<string, number>();
    for (const { offerCode, quantity } of demoOrders) {
      const offer = offers.get(offerCode);
      expect(pinned).toContain(offerCode);
      expect(quantity).toBeGreaterThanOrEqual(Number(offer?.minQuantity));
      expect((quantity - Number(offer?.minQuantity)) % Number(offer?.quantityStep)).toBe(0);
      taken.set(offerCode, (taken.get(offerCode) ?? 0) + quantity);
    }
    for (const [code, quantity] of taken) expect(quantity).toBeLessThanOrEqual(Number(offers.get(code)?.stock));
  });

  it('come from buyers of the demo, with a reason where one was declined', () => {
    const buyers = demoAccounts.filter(({ role }) => role.kind === 'buyer').map(({ key }) => key);
    for (const { buyer, state, declined } of demoOrders) {
      expect(buyers).toContain(buyer);
      expect(declined !== null).toBe(state === 'declined');
    }
  });

  it('wait for an answer no longer than a seller has, and lapsed only after that', () => {
    for (const { state, placedHoursAgo } of demoOrders) {
      if (state === 'placed') expect(placedHoursAgo).toBeLessThan(ANSWER_HOURS);
      if (state === 'lapsed') expect(placedHoursAgo).toBeGreaterThan(ANSWER_HOURS);
    }
  });
});
