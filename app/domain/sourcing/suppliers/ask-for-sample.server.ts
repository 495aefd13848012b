import { sql } from 'kysely';
import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { SAMPLE_CHANGED } from './sample.events';
import type { SampleInput } from './sample.schema';
import { MOST_OPEN_SAMPLES } from './sample.states';

export type AskForSampleError =
  | { code: 'supplier-not-found' }
  | { code: 'own-enterprise' }
  | { code: 'supplier-cannot-sell' }
  | { code: 'offer-not-found' }
  /** One of the same offer is on its way to her already. */
  | { code: 'asked-already'; requestId: string }
  | { code: 'too-many-open'; most: number };

/**
 * Asks a supplier for a sample of one of its live offers, and tells it. Returns the request's id; the same form gives the
 * same request again. Only a vetted supplier can be asked, by an account that does not act for it. Fails with
 * `supplier-not-found`, `own-enterprise`, `supplier-cannot-sell`, `offer-not-found`, `asked-already` or `too-many-open`.
 */
export async function askForSample(
  tx: Tx,
  actor: Actor,
  enterpriseId: string,
  { formId, ...input }: SampleInput & { formId: string },
  clock: Clock,
): Promise<Result<string, AskForSampleError>> {
  const known = await requestOfForm(tx, actor, formId);
  if (known) return ok(known);
  const supplier = await supplierAsked(tx, actor, enterpriseId);
  if (!supplier) return fail({ code: 'supplier-not-found' });
  if (supplier.isOwn) return fail({ code: 'own-enterprise' });
  if (supplier.open >= MOST_OPEN_SAMPLES) return fail({ code: 'too-many-open', most: MOST_OPEN_SAMPLES });
  if (!(await requireEligible(tx, enterpriseId, clock)).ok) return fail({ code: 'supplier-cannot-sell' });
  const id = newId();
  const { rows } = await sql<{ eventId: number | null; offer: boolean }>`
    with offered as (
      select id, product_type, title, language, unit from offer
      where id = ${input.offerId}::uuid and enterprise_id = ${enterpriseId}::uuid and state = 'live'
    ), request as (
      insert into sample_request (id, number, account_id, enterprise_id, offer_id, form_id, product_type, title, language,
        unit, quantity, words, place, asked_at)
      select ${id}::uuid, ${`SR-${clock.now().getUTCFullYear()}-`} || lpad(nextval('sample_request_number')::text, 6, '0'),
        ${actor.accountId}::uuid, ${enterpriseId}::uuid, o.id, ${formId}::uuid, o.product_type, o.title, o.language, o.unit,
        ${input.quantity}::int, ${input.words}, ${input.place}, ${clock.now()}::timestamptz
      from offered o
      on conflict do nothing
      returning id
    ), history as (
      insert into sample_event (request_id, to_state, side, account_id, at)
      select id, 'asked', 'buyer', ${actor.accountId}::uuid, ${clock.now()}::timestamptz from request returning id
    )
    select (select id from history) as event_id, exists (select from offered) as offer
  `.execute(tx);
  const [written] = rows;
  if (!written?.offer) return fail({ code: 'offer-not-found' });
  if (written.eventId === null) return onItsWay(tx, actor, formId, input.offerId);
  await emit(tx, SAMPLE_CHANGED, { sampleEventId: written.eventId });
  return ok(id);
}

async function requestOfForm(tx: Tx, { accountId }: Actor, formId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('sampleRequest')
    .select('id')
    .where('accountId', '=', accountId)
    .where('formId', '=', formId)
    .executeTakeFirst();
  return row?.id;
}

async function supplierAsked(tx: Tx, { accountId }: Actor, enterpriseId: string) {
  const { rows } = await sql<{ isOwn: boolean; open: number }>`
    select exists (select from supplier_account s where s.enterprise_id = e.id and s.account_id = ${accountId}) as is_own,
      (select count(*)::int from sample_request r
        where r.account_id = ${accountId} and r.state in ('asked', 'promised', 'sent')) as open
    from enterprise e
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier'
      and not exists (select from supplier_block b where b.enterprise_id = e.id and b.lifted_at is null)
  `.execute(tx);
  return rows[0];
}

/** Nothing was written: another sending of the same form did, or a sample of this offer is on its way already. */
async function onItsWay(
  tx: Tx,
  actor: Actor,
  formId: string,
  offerId: string,
): Promise<Result<string, AskForSampleError>> {
  const known = await requestOfForm(tx, actor, formId);
  if (known) return ok(known);
  const { id } = await tx
    .selectFrom('sampleRequest')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .where('offerId', '=', offerId)
    .where('state', 'in', ['asked', 'promised', 'sent'])
    .executeTakeFirstOrThrow();
  return fail({ code: 'asked-already', requestId: id });
}
