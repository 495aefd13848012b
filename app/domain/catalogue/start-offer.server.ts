import { sql } from 'kysely';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { currencyOfCountry } from '~/platform/currencies';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';

export type StartOffer = {
  enterpriseId: string;
  productType: string;
  /** Names the form that was sent: the same form makes one draft, however often it comes. */
  formId: string;
  /** Language (BCP 47) that the title will be in unless she says otherwise. */
  language: string;
};

export type StartOfferError =
  { code: 'enterprise-not-found' } | { code: 'enterprise-closed' } | { code: 'unknown-product-type' };

/**
 * Begins a draft in the currency of the enterprise's branch (a supplier's: of its country), brought within the district
 * until she says otherwise, and returns its id. Fails with `enterprise-not-found` where it is not the seller's own,
 * `enterprise-closed`, or `unknown-product-type`.
 */
export async function startOffer(
  tx: Tx,
  seller: Seller,
  input: StartOffer,
  clock: Clock,
): Promise<Result<string, StartOfferError>> {
  const enterprise = await ownEnterprise(tx, seller, input.enterpriseId);
  if (!enterprise) return fail({ code: 'enterprise-not-found' });
  if (enterprise.status !== 'active') return fail({ code: 'enterprise-closed' });
  const type = await tx
    .selectFrom('productType')
    .select('code')
    .where('code', '=', input.productType)
    .executeTakeFirst();
  if (!type) return fail({ code: 'unknown-product-type' });
  const at = clock.now();
  const id = newId();
  const made = await sql<{ id: string }>`
    insert into offer (id, code, enterprise_id, form_id, product_type, language, currency, delivery_range,
      created_at, updated_at)
    values (${id}, ${`OF-${at.getUTCFullYear()}-`} || lpad(nextval('offer_number')::text, 6, '0'), ${input.enterpriseId},
      ${input.formId}, ${input.productType}, ${input.language}, ${enterprise.currency}, 'district', ${at}, ${at})
    on conflict (enterprise_id, form_id) do update set updated_at = offer.updated_at
    returning id
  `.execute(tx);
  const draftId = made.rows[0]?.id ?? id;
  if (draftId === id) {
    await tx
      .insertInto('offerEvent')
      .values({ offerId: id, fromState: null, toState: 'draft', accountId: seller.accountId, at })
      .execute();
  }
  return ok(draftId);
}

async function ownEnterprise(tx: Tx, seller: Seller, enterpriseId: string) {
  const { rows } = await sql<{ status: string; country: string; currency: string | null }>`
    select e.status, e.country,
      coalesce(b.currency, (select currency from branch where country = e.country order by code limit 1)) as currency
    from enterprise e
    join enterprise_account w on w.enterprise_id = e.id and w.account_id = ${seller.accountId}
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where e.id = ${enterpriseId}
  `.execute(tx);
  const [enterprise] = rows;
  return enterprise && { ...enterprise, currency: enterprise.currency ?? currencyOfCountry(enterprise.country) };
}
