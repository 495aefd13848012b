import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { soundPlan } from './loan-plan';
import type { LendingTerms } from './loan-terms';
import type { RequestState } from './loan.states';
import { noteLoanEvents } from './note-loan-event.server';

export type LoanAsked = {
  /** Made with the form, so that a form sent twice asks once. */
  requestId: string;
  source: 'internal' | 'own_fund';
  groupId: string;
  memberId: string;
  /** The product version, for a loan of the programme's own fund. */
  productVersionId: string | null;
  terms: LendingTerms;
  /** The day of asking, 'YYYY-MM-DD'. */
  on: string;
  amountMinor: number;
  /** How many instalments pay the principal. */
  instalments: number;
  purpose: string;
};

export type LoanRequestError =
  | { code: 'not-a-member' }
  | { code: 'purpose-missing' }
  | { code: 'product-closed' }
  | { code: 'amount-out-of-range'; smallestMinor: number; largestMinor: number | null }
  | { code: 'instalments-out-of-range'; fewest: number; most: number }
  | { code: 'above-ceiling'; mostMinor: number }
  | { code: 'amount-too-small-to-divide' }
  | { code: 'form-used-otherwise' };

/**
 * A member asks for a loan: of her group's money, or of the programme's own fund. The terms are kept with the request as
 * they are now. Refused: somebody who is no member on the day, an amount (minor units) or a number of instalments out of
 * the terms' range, more than the ceiling leaves (`mostMinor`: so many times her savings, less what she owes and has
 * asked for), a product that was closed (`product-closed`). The same form again gives the same request; with another loan
 * in it, `form-used-otherwise`.
 */
export async function requestLoan(
  tx: Tx,
  recordingId: number,
  asked: LoanAsked,
): Promise<Result<{ requestId: string; number: string }, LoanRequestError>> {
  const purpose = asked.purpose.trim();
  const member = await lockMembership(tx, asked);
  if (!member) return fail({ code: 'not-a-member' });
  const known = await requestOfForm(tx, asked);
  if (known)
    return known.same
      ? ok({ requestId: asked.requestId, number: known.number })
      : fail({ code: 'form-used-otherwise' });
  if (purpose === '') return fail({ code: 'purpose-missing' });
  if (await isClosed(tx, asked.productVersionId)) return fail({ code: 'product-closed' });
  const refused = outOfRange(asked) ?? (await aboveCeiling(tx, asked));
  if (refused) return fail(refused);
  const { method, annualRatePercent, period, graceKind, gracePeriods } = asked.terms;
  const { number } = await tx
    .insertInto('loanRequest')
    .values({
      id: asked.requestId,
      number: sql`'LN-' || ${asked.on.slice(0, 4)}::text || '-' || lpad(nextval('loan_number')::text, 6, '0')`,
      source: asked.source,
      groupId: asked.groupId,
      memberId: asked.memberId,
      productVersionId: asked.productVersionId,
      askedOn: asked.on,
      amountMinor: asked.amountMinor,
      instalments: asked.instalments,
      purpose: purpose.slice(0, 500),
      ...{ method, annualRatePercent, period, graceKind, gracePeriods },
      state: 'requested' satisfies RequestState,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const { requestId } = asked;
  await noteLoanEvents(tx, recordingId, [{ requestId, fromState: null, toState: 'requested', onDay: asked.on }]);
  return ok({ requestId, number });
}

/** Her open membership, locked, so that two requests at once see each other. */
async function lockMembership(tx: Tx, { memberId, groupId, on }: LoanAsked) {
  return tx
    .selectFrom('membership')
    .select('id')
    .where('memberId', '=', memberId)
    .where('groupId', '=', groupId)
    .where('joinedOn', '<=', on)
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>', on)]))
    .forUpdate()
    .executeTakeFirst();
}

/** Whether the product was closed; held until the request is written, so that closing waits for it. */
async function isClosed(tx: Tx, versionId: string | null): Promise<boolean> {
  if (versionId === null) return false;
  const product = await tx
    .selectFrom('loanProductVersion as v')
    .innerJoin('loanProduct as p', 'p.id', 'v.productId')
    .select('p.closedAt')
    .where('v.id', '=', versionId)
    .forShare('p')
    .executeTakeFirst();
  return product?.closedAt != null;
}

async function requestOfForm(tx: Tx, asked: LoanAsked): Promise<{ number: string; same: boolean } | undefined> {
  const { requestId, memberId, groupId, amountMinor, instalments } = asked;
  const known = await tx.selectFrom('loanRequest').selectAll().where('id', '=', requestId).executeTakeFirst();
  if (!known) return undefined;
  const same =
    known.memberId === memberId &&
    known.groupId === groupId &&
    known.amountMinor === amountMinor &&
    known.instalments === instalments;
  return { number: known.number, same };
}

function outOfRange({ terms, amountMinor, instalments, on }: LoanAsked): LoanRequestError | null {
  const { smallestMinor, largestMinor, fewestInstalments: fewest, mostInstalments: most } = terms;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < smallestMinor || amountMinor > (largestMinor ?? Infinity)) {
    return { code: 'amount-out-of-range', smallestMinor, largestMinor };
  }
  if (!Number.isInteger(instalments) || instalments < fewest || instalments > most) {
    return { code: 'instalments-out-of-range', fewest, most };
  }
  return soundPlan({ ...terms, principalMinor: amountMinor, instalments }, on)
    ? null
    : { code: 'amount-too-small-to-divide' };
}

/** What she saved in the group, what she owes there to the group or the programme, and what she has asked for. */
async function aboveCeiling(tx: Tx, asked: LoanAsked): Promise<LoanRequestError | null> {
  const { memberId, groupId, amountMinor, terms } = asked;
  if (terms.savingsMultiple === null) return null;
  const { rows } = await sql<{ most: number }>`
    select greatest(0, floor(${terms.savingsMultiple}::numeric * greatest(0, -saved.minor)) - owed.minor - asked.minor)::bigint as most
    from (
      select coalesce(sum(balance_minor), 0) as minor from ledger_balance
      where group_id = ${groupId} and member_id = ${memberId} and kind = 'member_savings'
    ) saved, (
      select coalesce(sum(b.balance_minor), 0) as minor from loan l join ledger_balance b on b.loan_id = l.id
      where l.member_id = ${memberId} and l.group_id = ${groupId} and b.kind = 'loan_receivable'
        and l.source in ('internal', 'own_fund') and l.status in ('active', 'restructured')
    ) owed, (
      select coalesce(sum(coalesce(approved_minor, amount_minor)), 0) as minor from loan_request
      where member_id = ${memberId} and group_id = ${groupId} and state in ('requested', 'approved')
    ) asked
  `.execute(tx);
  const mostMinor = rows[0]?.most ?? 0;
  return amountMinor > mostMinor ? { code: 'above-ceiling', mostMinor } : null;
}
