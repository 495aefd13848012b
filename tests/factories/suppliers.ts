import { sql } from 'kysely';
import { askForSample } from '~/domain/sourcing/suppliers/ask-for-sample.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer } from './market';

type SupplierGiven = { name?: string; country?: string; district?: string; vettedOn?: string | null; phone?: string };

/** A vetted supplier in Erode; returns its id. */
export async function aVettedSupplier(db: Db, given: SupplierGiven = {}): Promise<string> {
  const { name = 'Velan Packaging', country = 'IN', district = 'Erode', vettedOn = '2026-05-01' } = given;
  const id = newId();
  await db
    .insertInto('enterprise')
    .values({
      ...{ id, code: `SUP-${id.slice(-12)}`, name, kind: 'supplier', country, district, vettedOn },
      vettedBy: vettedOn && 'M. Anand',
      contactPhone: given.phone ?? '+91 0000 700 101',
    })
    .execute();
  return id;
}

/** A live offer of jars by the piece; returns its id. */
export async function anOfferOfJars(db: Db, enterpriseId: string, title = 'PET jars, 500 g'): Promise<string> {
  const id = newId();
  await sql`
    insert into offer (id, code, enterprise_id, product_type, title, unit, price_minor, currency, min_quantity,
      quantity_step, stock, lead_time_days, state, published_at)
    values (${id}, ${`O-${id.slice(-12)}`}, ${enterpriseId}, 'plastic-jars', ${title}, 'piece', 750, 'INR', 100, 100,
      20000, 2, 'live', now())
  `.execute(db);
  return id;
}

/** An account that acts for a supplier. */
export async function aSupplierAccount(db: Db, enterpriseId: string, name = 'Velan'): Promise<Actor> {
  const actor = await aBuyer(db, name);
  await db.insertInto('supplierAccount').values({ enterpriseId, accountId: actor.accountId }).execute();
  return { ...actor, supplies: true };
}

/** Asks for two jars to be sent to Villupuram; returns the request's id. */
export async function anAskedSample(
  db: Db,
  actor: Actor,
  asked: { enterpriseId: string; offerId: string },
  clock: Clock,
): Promise<string> {
  const { enterpriseId, offerId } = asked;
  const input = { offerId, quantity: 2, place: 'Villupuram bus stand', words: 'For mango pickle.', formId: newId() };
  const made = await transact(db, (tx) => askForSample(tx, actor, enterpriseId, input, clock));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
