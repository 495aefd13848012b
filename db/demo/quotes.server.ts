import { acceptQuote } from '~/domain/orders/accept-quote.server';
import { askForQuotes } from '~/domain/sourcing/quotes/ask-for-quotes.server';
import { refuseQuote, withdrawQuote } from '~/domain/sourcing/quotes/end-quote-request.server';
import { expireQuotes } from '~/domain/sourcing/quotes/expire-quotes.server';
import { keepCost } from '~/domain/sourcing/quotes/fair-price/keep-cost.server';
import { sayTerms } from '~/domain/sourcing/quotes/say-terms.server';
import type { Actor, Seller } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db, type Tx } from '~/platform/db.server';
import type { Result } from '~/platform/result';
import { buyerOf, sellerOf } from './demo-actors.server';

const HOUR_MS = 3_600_000;

type Word =
  | {
      says: 'buyer' | 'seller';
      percentOfPrice: number;
      quantity?: number;
      deposit?: number;
      tiers?: boolean;
      words?: string;
    }
  | { does: 'accept' | 'refuse' | 'withdraw'; side: 'buyer' | 'seller' };

type DemoTalk = {
  buyer: string;
  offerCode: string;
  quantity: number;
  askedHoursAgo: number;
  made?: true;
  words: string;
  then: readonly Word[];
};

/** Talks of the demo's buyers and sellers in every state, so that both have something to answer. */
const TALKS: readonly DemoTalk[] = [
  {
    ...{ buyer: 'hotel', offerCode: 'in-turmeric-powder-1', quantity: 60, askedHoursAgo: 20 },
    words: 'We need it every month. Can you pack it in bags of 5 kg?',
    then: [],
  },
  {
    ...{ buyer: 'exporter', offerCode: 'in-turmeric-powder-1', quantity: 20, askedHoursAgo: 60 },
    words: 'For a trial shipment. More if the colour is right.',
    then: [{ says: 'seller', percentOfPrice: 95, deposit: 20, tiers: true, words: 'Fresh from this month’s drying.' }],
  },
  {
    ...{ buyer: 'hotel', offerCode: 'in-sambar-powder-1', quantity: 15, askedHoursAgo: 90 },
    words: 'The same roast as last time, please.',
    then: [
      { says: 'seller', percentOfPrice: 97, deposit: 25 },
      { says: 'buyer', percentOfPrice: 90, words: 'We pay the day it comes.' },
    ],
  },
  {
    ...{ buyer: 'hotel', offerCode: 'in-idli-podi-1', quantity: 5, askedHoursAgo: 150, made: true },
    words: 'Without garlic, for guests who eat none.',
    then: [
      { says: 'seller', percentOfPrice: 110 },
      { does: 'accept', side: 'buyer' },
    ],
  },
  {
    ...{ buyer: 'school', offerCode: 'ke-pilau-masala-1', quantity: 12, askedHoursAgo: 48 },
    words: 'For the term that begins in January.',
    then: [{ says: 'seller', percentOfPrice: 92, deposit: 30 }],
  },
  {
    ...{ buyer: 'exporter', offerCode: 'ke-pilau-masala-1', quantity: 40, askedHoursAgo: 130 },
    words: 'Bulk, unlabelled.',
    then: [{ does: 'refuse', side: 'seller' }],
  },
  {
    ...{ buyer: 'hotel', offerCode: 'in-turmeric-powder-1', quantity: 10, askedHoursAgo: 200 },
    words: 'Whole fingers rather than powder, if you have them.',
    then: [{ does: 'withdraw', side: 'buyer' }],
  },
  {
    ...{ buyer: 'school', offerCode: 'ke-turmeric-powder-1', quantity: 8, askedHoursAgo: 240 },
    words: 'For the kitchen, in tins.',
    then: [],
  },
];

/** Holds the demo's talks about prices at their times, by the commands of their two sides. */
export async function showQuotes(db: Db, clock: Clock): Promise<void> {
  for (const [index, talk] of TALKS.entries()) await hold(db, talk, index, clock);
  await expireQuotes(db, clock);
}

async function hold(db: Db, talk: DemoTalk, index: number, clock: Clock): Promise<void> {
  const offer = await db.selectFrom('offer').selectAll().where('code', '=', talk.offerCode).executeTakeFirstOrThrow();
  const sides = { buyer: await buyerOf(db, talk.buyer), seller: await sellerOf(db, offer.enterpriseId) };
  let at = clock.now().getTime() - talk.askedHoursAgo * HOUR_MS;
  const clockAt = () => fixedClock(new Date(at));
  const dayAt = (days: number) => addDays(new Date(at).toISOString().slice(0, 10), days);
  const asked = await transact(db, (tx) =>
    askForQuotes(
      tx,
      sides.buyer,
      {
        ...{
          formId: formId(index, 0),
          wantedPostId: null,
          unit: offer.unit ?? '',
          productType: offer.productType ?? '',
        },
        sellers: [{ enterpriseId: offer.enterpriseId, offerId: talk.made ? null : offer.id, quantity: talk.quantity }],
        ...{ neededOn: dayAt(45), place: '', words: talk.words, answerBy: dayAt(5) },
      },
      clockAt(),
    ),
  );
  // Asked already by a loading that was cut off, at another hour.
  if (!asked.ok && asked.error.code === 'form-used-otherwise') return;
  if (!asked.ok) throw new Error(`${talk.offerCode}: ${asked.error.code}`);
  if (index === 0) await costs(db, sides.seller, offer.id, offer.priceMinor ?? 0, clockAt());
  const requestId = asked.value.requestIds[0] ?? '';
  for (const [turn, word] of talk.then.entries()) {
    at += 4 * HOUR_MS;
    const price = offer.priceMinor ?? 0;
    const done = await transact(db, (tx) =>
      speak(tx, { word, turn, index, talk, requestId, sides, price, clock: clockAt(), dayAt }),
    );
    if (!done.ok) throw new Error(`${talk.offerCode}: ${done.error.code}`);
  }
}

/** Names a form of the demo, the same one each time it is loaded. */
function formId(talk: number, turn: number): string {
  return `0192f000-0000-7000-8000-${String(talk * 100 + turn).padStart(12, '0')}`;
}

function costs(db: Db, seller: Seller, offerId: string, price: number, clock: Clock) {
  const kept = { madeAtOnce: 20, materialsMinor: price * 11, hoursHundredths: 900, hourWorthMinor: 5_000, version: 0 };
  return transact(db, (tx) => keepCost(tx, seller, offerId, kept, clock));
}

type Turn = {
  word: Word;
  turn: number;
  index: number;
  talk: DemoTalk;
  requestId: string;
  sides: { buyer: Actor; seller: Seller };
  price: number;
  clock: Clock;
  dayAt: (days: number) => string;
};

async function speak(tx: Tx, given: Turn): Promise<Result<unknown, { code: string }>> {
  const { word, turn, index, talk, requestId, sides, price, clock, dayAt } = given;
  const { version } = await tx
    .selectFrom('quoteRequest')
    .select('version')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  if ('does' in word) {
    const actor = sides[word.side];
    if (word.does === 'withdraw') return withdrawQuote(tx, actor, requestId, clock);
    if (word.does === 'refuse')
      return refuseQuote(tx, actor, requestId, { reasonCode: 'not-enough', reason: '' }, clock);
    const last = await tx
      .selectFrom('quote')
      .select('id')
      .where('requestId', '=', requestId)
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow();
    return acceptQuote(tx, actor, { requestId, quoteId: last.id, quantity: null, belowCostReason: '' }, clock);
  }
  const quantity = word.quantity ?? talk.quantity;
  const unitPriceMinor = Math.round((price * word.percentOfPrice) / 10_000) * 100;
  const terms = {
    ...{ quantity, unitPriceMinor, depositPercent: word.deposit ?? 0, words: word.words ?? '' },
    tiers: word.tiers ? [{ fromQuantity: quantity * 2, priceMinor: unitPriceMinor - 500 }] : [],
    ...{ deliveryMethod: 'pickup' as const, deliveryPlace: '', supplyOfferId: null },
    ...{ readyOn: dayAt(45), validUntil: dayAt(12) },
  };
  const said = { requestId, formId: formId(index, turn + 1), version, terms, belowCostReason: 'A first order.' };
  return sayTerms(tx, sides[word.says], said, clock);
}
