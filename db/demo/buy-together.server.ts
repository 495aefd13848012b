import { orderTogether } from '~/domain/orders/order-together.server';
import { confirmShare } from '~/domain/sourcing/together/confirm-share.server';
import { openPurchase } from '~/domain/sourcing/together/open-purchase.server';
import { purchaseView } from '~/domain/sourcing/together/purchase-view.queries.server';
import { setShare } from '~/domain/sourcing/together/set-share.server';
import { priceAt } from '~/domain/sourcing/together/together-figures';
import type { Member } from '~/platform/actor';
import { fixedClock, today, type Clock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact, type Db, type Tx } from '~/platform/db.server';
import type { Result } from '~/platform/result';
import { demoAccounts } from './people';

const HOUR_MS = 3_600_000;

type DemoPurchase = {
  /** Serves as its form. */
  formId: string;
  offerCode: string;
  note: string;
  hoursAgo: number;
  /** What the opener and further members take; who has agreed by now. */
  takes: { quantity: number; agrees: boolean }[];
  orderedHoursAgo?: number;
};

/** In Lakshmi's group: jars sixty short of the next price, and labels that were ordered. */
const PURCHASES: readonly DemoPurchase[] = [
  {
    formId: '01977000-0000-7000-8000-000000000001',
    offerCode: 'in-labels-s1',
    note: '',
    hoursAgo: 90,
    takes: [5, 4, 3].map((quantity) => ({ quantity, agrees: true })),
    orderedHoursAgo: 20,
  },
  {
    formId: '01977000-0000-7000-8000-000000000002',
    offerCode: 'in-plastic-jars-s1',
    note: 'Half of 200 g, half of 500 g, please.',
    hoursAgo: 30,
    takes: [
      { quantity: 200, agrees: true },
      { quantity: 100, agrees: true },
      { quantity: 80, agrees: false },
      { quantity: 60, agrees: true },
    ],
  },
];

/** Opens the demo's purchases together at their times, by the commands that everybody uses. Done again it changes nothing. */
export async function buyTogether(db: Db, clock: Clock): Promise<void> {
  const lakshmi = await memberOf(db, demoAccounts.find(({ key }) => key === 'lakshmi')?.email ?? '');
  for (const purchase of PURCHASES) await buy(db, lakshmi, purchase, clock);
}

async function buy(db: Db, opener: Member, demo: DemoPurchase, clock: Clock): Promise<void> {
  const at = hoursBefore(clock, demo.hoursAgo);
  const run = <Value>(command: (tx: Tx) => Promise<Result<Value, { code: string }>>) => done(db, demo, command);
  const offer = await db.selectFrom('offer').select('id').where('code', '=', demo.offerCode).executeTakeFirstOrThrow();
  const [own] = demo.takes;
  const { groupId } = await db
    .selectFrom('membership')
    .select('groupId')
    .where('memberId', '=', opener.memberId)
    .where('leftOn', 'is', null)
    .executeTakeFirstOrThrow();
  const form = { formId: demo.formId, groupId, offerId: offer.id, quantity: own?.quantity ?? 1, note: demo.note };
  const terms = { closesOn: addDays(today(clock), 4), deliveryMethod: 'pickup' as const, deliveryPlace: '' };
  const purchaseId = await run((tx) => openPurchase(tx, opener, { ...form, ...terms }, at));
  const purchase = await purchaseView(db, opener, purchaseId, at);
  if (purchase?.state !== 'open') return;
  const others = await membersWithoutAccount(db, groupId, demo.takes.length - 1);
  const shares = demo.takes.map((take, index) => ({ ...take, memberId: [opener.memberId, ...others][index] ?? '' }));
  for (const { memberId, quantity } of shares) {
    await run((tx) => setShare(tx, opener, { purchaseId, memberId, quantity }, at));
  }
  const sum = shares.reduce((total, { quantity }) => total + quantity, 0);
  const price = priceAt(purchase.offer, sum);
  for (const { memberId, quantity: quantitySeen, agrees } of shares) {
    const word = { purchaseId, memberId, highestPriceMinor: price, quantitySeen };
    if (agrees) await run((tx) => confirmShare(tx, opener, word, at));
  }
  const { orderedHoursAgo } = demo;
  if (orderedHoursAgo === undefined) return;
  const agreed = await purchaseView(db, opener, purchaseId, at);
  if (!agreed) throw new Error('who opened a purchase sees it');
  const seen = { versionSeen: agreed.version, priceSeenMinor: price };
  await run((tx) => orderTogether(tx, opener, purchaseId, seen, hoursBefore(clock, orderedHoursAgo)));
}

const hoursBefore = (clock: Clock, hours: number) => fixedClock(new Date(clock.now().getTime() - hours * HOUR_MS));

async function done<Value>(
  db: Db,
  { offerCode }: DemoPurchase,
  command: (tx: Tx) => Promise<Result<Value, { code: string }>>,
): Promise<Value> {
  const result = await transact(db, command);
  if (!result.ok) throw new Error(`buying ${offerCode} together: ${result.error.code}`);
  return result.value;
}

async function membersWithoutAccount(db: Db, groupId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('member', 'member.id', 'membership.memberId')
    .leftJoin('account', 'account.memberId', 'member.id')
    .select('member.id')
    .where('membership.groupId', '=', groupId)
    .where('membership.leftOn', 'is', null)
    .where('account.id', 'is', null)
    .orderBy('member.code')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

async function memberOf(db: Db, email: string): Promise<Member> {
  const { id, displayName, memberId } = await db
    .selectFrom('account')
    .select(['id', 'displayName', 'memberId'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { accountId: id, displayName, memberId: memberId ?? '', locale: 'en', staff: null };
}
