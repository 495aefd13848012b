import type { LoaderFunctionArgs } from '@remix-run/node';
import { borrowingPlace, type BorrowingPlace, type LoanChoice } from '~/domain/credit/borrowing.queries.server';
import { fieldReader, type FieldProblem } from '~/domain/credit/loan-fields';
import { loanPlan, soundPlan } from '~/domain/credit/loan-plan';
import { costsSideBySide } from '~/domain/credit/side-by-side';
import type { Actor } from '~/platform/actor';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { fail, ok, type Result } from '~/platform/result';

/** The group of the address, if the actor may ask for a loan there; 404 otherwise. */
export async function requirePlace({
  request,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'context'>): Promise<{ actor: Actor; place: BorrowingPlace }> {
  const actor = requireActor(context);
  const groupId = new URL(request.url).searchParams.get('group') ?? undefined;
  if (!isId(groupId)) throw notFound();
  const place = await borrowingPlace(context.database.db, actor, groupId, context.clock);
  if (!place) throw notFound();
  return { actor, place };
}

const MOST_INSTALMENTS = 520;
/** What cannot be planned above it is too much, below it too little to divide. */
const ENOUGH = 1_000_000_000;

export type AskedFields = {
  memberId: string;
  choice: LoanChoice;
  amountMinor: number;
  instalments: number;
  purpose: string;
};

/** What was typed, with the borrower (herself where she may ask for nobody else) and the terms it is asked under. */
export function readAsked(
  place: BorrowingPlace,
  typed: Partial<Record<string, string>>,
): Result<AskedFields, { code: 'wrong-fields'; problems: Record<string, FieldProblem> }> {
  const read = fieldReader(typed);
  const choices = place.choices.map(({ key }) => key);
  const key = choices.length === 1 ? choices[0] : read.oneOf('choice', choices);
  const choice = place.choices.find((one) => one.key === key);
  const others = place.members.map(({ id }) => id);
  const memberId = others.length > 0 ? read.oneOf('member', others) : place.ownMemberId;
  const amountMinor = read.amount('amount', place.currency);
  const forAnother = memberId !== null && memberId !== place.ownMemberId;
  if (forAnother && choice?.versionId && !place.keepsLoans) read.problems.choice = { code: 'only-for-yourself' };
  const { fewestInstalments: fewest = 1, mostInstalments: most = MOST_INSTALMENTS } = choice?.terms ?? {};
  const instalments = read.whole('instalments', fewest, most);
  const purpose = read.text('purpose').slice(0, 500);
  if (purpose === '') read.problems.purpose = { code: 'missing' };
  if (amountMinor !== null && choice) {
    const { smallestMinor, largestMinor } = choice.terms;
    if (amountMinor < smallestMinor) read.problems.amount = { code: 'too-small' };
    if (largestMinor !== null && amountMinor > largestMinor) read.problems.amount = { code: 'too-much' };
    if (instalments !== null && !read.problems.amount) {
      const plan = soundPlan({ ...choice.terms, principalMinor: amountMinor, instalments }, place.today);
      if (!plan) read.problems.amount = { code: amountMinor > ENOUGH ? 'too-much' : 'too-small' };
    }
  }
  const wrong = Object.keys(read.problems).length > 0;
  if (wrong || !choice || !memberId || amountMinor === null || instalments === null) {
    return fail({ code: 'wrong-fields', problems: read.problems });
  }
  return ok({ memberId, choice, amountMinor, instalments, purpose });
}

/** What the loan would cost, and its plan if it were paid out on that day. */
export function costOfAsked({ choice, amountMinor, instalments }: AskedFields, on: string) {
  const loan = { ...choice.terms, principalMinor: amountMinor, instalments };
  return { costs: costsSideBySide(loan, on), plan: loanPlan(loan, on) };
}
