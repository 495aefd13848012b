import { sql } from 'kysely';
import { changeOffer } from '~/domain/catalogue/change-offer.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { startOffer } from '~/domain/catalogue/start-offer.server';
import { matchWanted } from '~/domain/sourcing/wanted/match-wanted.server';
import { placeMeant } from '~/domain/sourcing/wanted/places.queries.server';
import { postWanted, type NewWanted } from '~/domain/sourcing/wanted/post-wanted.server';
import type { Actor, Seller } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import { transact, type Database, type Db } from '~/platform/db.server';
import { addDays } from '~/platform/day';
import { giveAccount } from './give-account.server';
import { demoAccounts } from './people';

/** What four tailoring groups of Kenya sew; together with the one that sews uniforms already they can do a school's 400. */
const UNIFORMS = [
  { price: 118_000, stock: 60, weekly: 40, days: 7, title: 'School uniforms, sewn to size' },
  { price: 124_000, stock: 80, weekly: 20, days: 10, title: 'Primary school uniform sets' },
  { price: 129_000, stock: 30, weekly: 50, days: 8, title: 'Uniform sets with badge' },
  { price: 140_000, stock: 120, weekly: null, days: 5, title: 'Uniforms ready to collect' },
];

/** The address with which the first of the tailors signs in. */
export const TAILOR = 'tailor@example.org';

type DemoPost = Pick<
  NewWanted,
  'productType' | 'quantity' | 'unit' | 'quality' | 'currency' | 'budgetMinor' | 'private'
> & {
  by: string;
  /** Days from the demo's day until it is needed, and until the post closes. */
  neededIn: number;
  openFor: number;
  country: string;
  district: string;
};

/** A need that four groups can cover together, one of an entrepreneur for inputs, and one that nobody can cover in time. */
const POSTS: DemoPost[] = [
  {
    by: 'school',
    productType: 'school-uniform',
    quantity: 400,
    unit: 'set',
    quality: 'White shirt, grey shorts or skirt, sizes 24 to 34. Our badge on the pocket.',
    currency: 'KES',
    budgetMinor: null,
    private: false,
    neededIn: 24,
    openFor: 14,
    country: 'KE',
    district: 'Machakos',
  },
  {
    by: 'hotel',
    productType: 'turmeric-powder',
    quantity: 2500,
    unit: 'kg',
    quality: 'Ground fine, this year’s crop, in sacks of 25 kg.',
    currency: 'INR',
    budgetMinor: 60_000_000,
    private: false,
    neededIn: 12,
    openFor: 10,
    country: 'IN',
    district: 'Villupuram',
  },
  {
    by: 'lakshmi',
    productType: 'plastic-jars',
    quantity: 2000,
    unit: 'piece',
    quality: 'For 200 g of powder, with a lid that screws.',
    currency: 'INR',
    budgetMinor: null,
    private: true,
    neededIn: 30,
    openFor: 21,
    country: 'IN',
    district: 'Villupuram',
  },
];

/** Lets the demo's school ask for 400 uniforms, and see at once which groups could sew them together. */
export async function showWanted(database: Database, clock: Clock): Promise<void> {
  const { db } = database;
  for (const [index, tailor] of (await tailors(db)).entries()) await sewUniforms(db, tailor, index, clock);
  const posted: string[] = [];
  for (const [index, post] of POSTS.entries()) posted.push(await postOne(database, post, idOf(8, index), clock));
  await matchWanted(db, { ids: posted }, clock);
}

/** An id that is the same in every demo, so that what is there already is not made again. */
function idOf(kind: number, index: number): string {
  return `00000000-0000-4000-8000-0000000${kind}000${index}`;
}

type Tailor = { enterpriseId: string; memberId: string };

/** Eligible enterprises of Kenya that work with cloth and sew no uniforms yet; groups first. */
async function tailors(db: Db): Promise<Tailor[]> {
  const { rows } = await sql<Tailor>`
    select e.id as enterprise_id, (select w.member_id from enterprise_owner w join member m on m.id = w.member_id
      where w.enterprise_id = e.id order by m.code limit 1) as member_id
    from enterprise e
    join enterprise_standing s on s.enterprise_id = e.id and s.outcome = 'eligible'
    where e.country = 'KE' and e.status = 'active'
      and e.sector in ('garments', 'tailoring', 'home textiles', 'weaving', 'yarn and fibre', 'handicrafts', 'baskets and mats')
      and not exists (select from offer o where o.enterprise_id = e.id and o.product_type = 'school-uniform'
        and o.form_id is null)
      and not exists (select from enterprise_owner w join account a on a.member_id = w.member_id
        where w.enterprise_id = e.id and a.email not like 'tailor%')
    order by e.kind = 'group' desc, e.sector in ('garments', 'tailoring', 'home textiles') desc, e.code
    limit ${UNIFORMS.length}
  `.execute(db);
  return rows;
}

async function sewUniforms(db: Db, { enterpriseId, memberId }: Tailor, index: number, clock: Clock): Promise<void> {
  const email = index === 0 ? TAILOR : `tailor${index + 1}@example.org`;
  await giveAccount(db, email, memberId, clock);
  const seller: Seller = { ...(await actorOf(db, email)), memberId };
  const terms = UNIFORMS[index];
  if (!terms) return;
  const { title, price, stock, weekly, days } = terms;
  const input = { enterpriseId, productType: 'school-uniform', formId: idOf(7, index), language: 'en' };
  const made = await transact<string, { code: string }>(db, async (tx) => {
    const started = await startOffer(tx, seller, input, clock);
    if (!started.ok) return started;
    const changes = {
      ...{ title, unit: 'set', priceMinor: price, stock, weeklyCapacity: weekly, leadTimeDays: days },
      ...{ minQuantity: 10, quantityStep: 5, description: 'Shirt with shorts or skirt, sewn by our group.' },
    };
    const changed = await changeOffer(tx, seller, started.value, changes, { version: 1 }, clock);
    return changed.ok || changed.error.code === 'changed-meanwhile'
      ? publishOffer(tx, seller, started.value, clock)
      : changed;
  });
  if (!made.ok) throw new Error(`uniforms ${index}: ${made.error.code}`);
}

async function postOne(database: Database, post: DemoPost, formId: string, clock: Clock): Promise<string> {
  const { by, neededIn, openFor, country, district, ...terms } = post;
  const { db } = database;
  const owner = await actorOf(db, demoAccounts.find(({ key }) => key === by)?.email ?? '');
  const { place } = await placeMeant(database, country, district);
  if (!place) throw new Error(`${district} is not known`);
  const day = today(clock);
  const days = { latestOn: addDays(day, neededIn), openUntil: addDays(day, openFor) };
  const input = { ...terms, ...days, place, deliveryPlace: '', groupId: null, formId };
  const posted = await transact(db, (tx) => postWanted(tx, owner, input, clock));
  if (!posted.ok) throw new Error(`wanted by ${by}: ${posted.error.code}`);
  return posted.value;
}

async function actorOf(db: Db, email: string): Promise<Actor> {
  const { id, displayName, memberId } = await db
    .selectFrom('account')
    .select(['id', 'displayName', 'memberId'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { accountId: id, displayName, memberId, locale: 'en', staff: null };
}
