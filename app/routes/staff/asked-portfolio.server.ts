import type { AppLoadContext } from '@remix-run/node';
import { loanBranches, type LoanBranch } from '~/domain/credit/portfolio.queries.server';
import { LOAN_SOURCES, type LoanSource } from '~/domain/credit/loan-source';
import { hasAct } from '~/domain/identity/staff-acts';
import type { Staff } from '~/platform/actor';
import { askedDay, type AskedDay } from '~/platform/asked-day';
import { today } from '~/platform/clock';
import { plainLine } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';

export type AskedPortfolio = {
  branches: LoanBranch[];
  branch: LoanBranch | null;
  source: LoanSource | null;
  asked: AskedDay;
  latest: string;
  cursor: string | null;
};

/** What of the portfolio an address asks for; 404 for a branch whose loans the staff may not read. */
export async function askedPortfolio(context: AppLoadContext, staff: Staff, request: Request): Promise<AskedPortfolio> {
  if (!hasAct(staff, 'read_loans')) throw notFound();
  const address = new URL(request.url).searchParams;
  const branches = await loanBranches(context.database.db, staff);
  const asked = address.get('branch');
  const branch = asked ? (branches.find(({ id }) => id === asked) ?? null) : null;
  if (asked && !branch) throw notFound();
  const latest = today(context.clock, branch?.timeZone);
  return {
    branches,
    branch,
    source: LOAN_SOURCES.find((known) => known === address.get('source')) ?? null,
    asked: askedDay(address.get('on'), latest),
    latest,
    cursor: plainLine(address.get('cursor') ?? '') || null,
  };
}
