import { fieldReader, type FieldProblem } from '~/domain/credit/loan-fields';
import { GRACE_KINDS, INTEREST_PERIODS, SCHEDULE_METHODS, type LendingTerms } from '~/domain/credit/loan-terms';
import type { LoanProduct } from '~/domain/credit/product.queries.server';
import { amountText } from '~/platform/money';
import { fail, ok, type Result } from '~/platform/result';

const MOST_INSTALMENTS = 520;
const MOST_GRACE = 24;

/** The terms of a product as typed, amounts in the branch's currency. */
export function readProduct(
  typed: Partial<Record<string, string>>,
  currency: string,
): Result<LendingTerms & { largestMinor: number }, { code: 'wrong-fields'; problems: Record<string, FieldProblem> }> {
  const read = fieldReader(typed);
  const method = read.oneOf('method', SCHEDULE_METHODS);
  const annualRatePercent = read.rate('rate');
  const period = read.oneOf('period', INTEREST_PERIODS);
  const graceKind = read.oneOf('graceKind', GRACE_KINDS);
  const spared = graceKind === 'none' ? 0 : read.whole('gracePeriods', 1, MOST_GRACE);
  const smallestMinor = read.amount('smallest', currency);
  const largestMinor = read.amount('largest', currency);
  if (smallestMinor !== null && smallestMinor <= 0) read.problems.smallest = { code: 'too-small' };
  const fewestInstalments = read.whole('fewestInstalments', 1, MOST_INSTALMENTS);
  const mostInstalments = read.whole('mostInstalments', 1, MOST_INSTALMENTS);
  const savingsMultiple = read.text('savingsMultiple') === '' ? null : read.rate('savingsMultiple');
  if (savingsMultiple !== null && Number(savingsMultiple) === 0) read.problems.savingsMultiple = { code: 'too-small' };
  const wrong = Object.keys(read.problems).length > 0;
  if (wrong || !method || !annualRatePercent || !period || !graceKind || spared === null) {
    return fail({ code: 'wrong-fields', problems: read.problems });
  }
  if (!smallestMinor || !largestMinor || !fewestInstalments || !mostInstalments) {
    return fail({ code: 'wrong-fields', problems: read.problems });
  }
  return ok({
    ...{ method, annualRatePercent, period, graceKind, gracePeriods: spared, currency },
    ...{ smallestMinor, largestMinor, fewestInstalments, mostInstalments, savingsMultiple },
  });
}

/** A product as its form shows it. */
export function typedProduct(product: LoanProduct, place: string) {
  const { productId, name, method, annualRatePercent, period, graceKind, currency, savingsMultiple } = product;
  return {
    ...{ productId, branch: place, name, version: String(product.version) },
    ...{ method, rate: annualRatePercent, period, graceKind, gracePeriods: String(product.gracePeriods) },
    smallest: amountText(product.smallestMinor, currency),
    largest: amountText(product.largestMinor, currency),
    fewestInstalments: String(product.fewestInstalments),
    mostInstalments: String(product.mostInstalments),
    savingsMultiple: savingsMultiple ?? '',
  };
}
