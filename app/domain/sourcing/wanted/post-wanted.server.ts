import { sql } from 'kysely';
import { isMember } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import type { Place } from './places.queries.server';
import type { WantedInput } from './wanted-post.schema';
import { WANTED_CHANGED } from './wanted.events';

export type WantedTerms = Omit<WantedInput, 'country' | 'district' | 'version' | 'groupId'> & { place: Place };
export type NewWanted = WantedTerms & { productType: string; groupId: string | null; formId: string };

/** Posts of one account that can be open at once. */
export const MOST_OPEN_POSTS = 100;

export type PostWantedError =
  { code: 'unknown-product' } | { code: 'unit-does-not-fit' } | { code: 'group-not-found' } | { code: 'too-many-open' };

/**
 * Posts what the actor looks for, for herself or for a group in which she is a member; returns the post's id. The same form
 * gives the same post again. Fails with `unknown-product`, `unit-does-not-fit` (it measures something else than the product
 * type's own unit), `group-not-found`, or `too-many-open`.
 */
export async function postWanted(
  tx: Tx,
  actor: Actor,
  input: NewWanted,
  clock: Clock,
): Promise<Result<string, PostWantedError>> {
  const fits = await unitFits(tx, input.productType, input.unit);
  if (fits === null) return fail({ code: 'unknown-product' });
  if (!fits) return fail({ code: 'unit-does-not-fit' });
  if (input.groupId !== null && !(await isOwnGroup(tx, actor, input.groupId))) return fail({ code: 'group-not-found' });
  const { id, isNew } = await writePost(tx, actor, input, clock);
  if (!isNew) return ok(id);
  if (await hasTooMany(tx, actor)) return fail({ code: 'too-many-open' });
  await tx
    .insertInto('wantedPostEvent')
    .values({ postId: id, fromState: null, toState: 'open', accountId: actor.accountId, at: clock.now() })
    .execute();
  await emit(tx, WANTED_CHANGED, { postId: id });
  return ok(id);
}

/** Whether a unit measures what the product type's own unit measures; null for an unknown product type. */
export async function unitFits(tx: Tx, productType: string, unit: string): Promise<boolean | null> {
  const row = await tx
    .selectFrom('productType')
    .innerJoin('unit as own', 'own.code', 'productType.unit')
    .leftJoin('unit as asked', (join) => join.on('asked.code', '=', unit))
    .where('productType.code', '=', productType)
    .select(['own.dimension as own', 'asked.dimension as asked'])
    .executeTakeFirst();
  return row ? row.own === row.asked : null;
}

async function isOwnGroup(tx: Tx, actor: Actor, groupId: string): Promise<boolean> {
  const group = await tx
    .selectFrom('selfHelpGroup as g')
    .select('g.id')
    .where('g.id', '=', groupId)
    .where(isMember(actor, { branch: 'g.branchId', group: 'g.id' }))
    .executeTakeFirst();
  return group !== undefined;
}

async function writePost(
  tx: Tx,
  actor: Actor,
  input: NewWanted,
  clock: Clock,
): Promise<{ id: string; isNew: boolean }> {
  const { place, groupId, formId, productType } = input;
  const [id, now] = [newId(), clock.now()];
  const { rows } = await sql<{ id: string }>`
    insert into wanted_post (id, number, account_id, group_id, form_id, product_type, quantity, unit, quality, latest_on,
      country, district, latitude, longitude, delivery_place, budget_minor, currency, open_until, private, posted_at)
    values (${id}, ${`WP-${now.getUTCFullYear()}-`} || lpad(nextval('wanted_post_number')::text, 6, '0'),
      ${actor.accountId}, ${groupId}, ${formId}, ${productType}, ${input.quantity}, ${input.unit}, ${input.quality},
      ${input.latestOn}, ${place.country}, ${place.district}, ${place.latitude}, ${place.longitude},
      ${input.deliveryPlace}, ${input.budgetMinor}, ${input.currency}, ${input.openUntil}, ${input.private}, ${now})
    on conflict (account_id, form_id) do update set version = wanted_post.version
    returning id
  `.execute(tx);
  const written = rows[0]?.id ?? id;
  return { id: written, isNew: written === id };
}

async function hasTooMany(tx: Tx, actor: Actor): Promise<boolean> {
  const { count } = await tx
    .selectFrom('wantedPost')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('accountId', '=', actor.accountId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(count) > MOST_OPEN_POSTS;
}
