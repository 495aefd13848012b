import { expect, it } from 'vitest';
import { changesSince, type PurchaseEvent } from './price-changes';

const event = (
  id: number,
  kind: PurchaseEvent['kind'],
  before: number | null,
  after: number | null,
): PurchaseEvent => ({
  id,
  kind,
  memberId: 'asha',
  quantityBefore: null,
  quantityAfter: null,
  priceBeforeMinor: before,
  priceAfterMinor: after,
});

const agreed = { eventId: 3, priceMinor: 700 };

it('names what moved the price since she agreed, and nothing from before', () => {
  const joined = event(4, 'joined', 700, 650);
  const left = event(6, 'left', 650, 750);
  const events = [
    event(1, 'joined', null, 750),
    event(2, 'joined', 750, 700),
    event(3, 'confirmed', null, null),
    joined,
  ];
  expect(changesSince([...events, event(5, 'confirmed', null, null), left], agreed, 750)).toEqual([
    { event: joined, fromMinor: 700, toMinor: 650 },
    { event: left, fromMinor: 650, toMinor: 750 },
  ]);
});

it('says nothing where the price is what she agreed to', () => {
  expect(changesSince([event(4, 'joined', 700, 700)], agreed, 700)).toEqual([]);
});

it('lays on the seller what no event explains, between events and after them', () => {
  const left = event(5, 'left', 720, 800);
  expect(changesSince([left], agreed, 790)).toEqual([
    { event: null, fromMinor: 700, toMinor: 720 },
    { event: left, fromMinor: 720, toMinor: 800 },
    { event: null, fromMinor: 800, toMinor: 790 },
  ]);
});
