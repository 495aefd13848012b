import { sql } from 'kysely';
import { postWanted, type NewWanted } from '~/domain/sourcing/wanted/post-wanted.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';

/** So many sets of school uniforms, wanted in Villupuram by 31 August 2026, open until 10 July, in rupees. */
export function wantedUniforms(quantity: number, over: Partial<NewWanted> = {}): NewWanted {
  return {
    productType: 'school-uniform',
    quantity,
    unit: 'set',
    quality: 'White shirt, blue skirt',
    latestOn: '2026-08-31',
    place: { country: 'IN', district: 'Villupuram', latitude: 11.94, longitude: 79.49 },
    deliveryPlace: 'School gate',
    budgetMinor: null,
    currency: 'INR',
    openUntil: '2026-07-10',
    private: false,
    groupId: null,
    formId: newId(),
    ...over,
  };
}

/** Posts it, and returns its id. */
export async function aWantedPost(db: Db, owner: Actor, input: NewWanted, clock: Clock): Promise<string> {
  const posted = await transact(db, (tx) => postWanted(tx, owner, input, clock));
  if (!posted.ok) throw new Error(posted.error.code);
  return posted.value;
}

type Uniforms = {
  stock?: number | null;
  weekly?: number | null;
  priceMinor?: number;
  minQuantity?: number;
  currency?: string;
};

/** A live offer of school uniforms by the set, ready after seven days. */
export async function anOfferOfUniforms(db: Db, enterpriseId: string, terms: Uniforms = {}): Promise<string> {
  const { stock = 100, weekly = null, priceMinor = 45_000, minQuantity = 10, currency = 'INR' } = terms;
  const id = newId();
  await sql`
    insert into offer (id, code, enterprise_id, product_type, title, unit, price_minor, currency, min_quantity,
      quantity_step, stock, weekly_capacity, lead_time_days, state, published_at)
    values (${id}, ${`O-${id.slice(-12)}`}, ${enterpriseId}, 'school-uniform', 'Uniform sets', 'set', ${priceMinor}::bigint,
      ${currency}, ${minQuantity}::int, 5, ${stock}::int, ${weekly}::int, 7, 'live', now())
  `.execute(db);
  return id;
}
