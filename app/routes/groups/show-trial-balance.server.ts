import type { LoaderFunctionArgs } from '@remix-run/node';
import { noteReadings, type Reading } from '~/domain/identity/note-reading.server';
import { trialBalance, type TrialBalanceRow } from '~/domain/ledger/trial-balance.queries.server';
import { branchWithBooks, type BranchFacts } from '~/domain/programme/branch-facts.queries.server';
import type { GroupFacts } from '~/domain/programme/group-facts.queries.server';
import { askedDay, type AskedDay } from '~/platform/asked-day';
import { today } from '~/platform/clock';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { requireGroup } from './group-args.server';

type Shown<Of> = { of: Of; asked: AskedDay; latest: string; byMember: boolean; rows: TrialBalanceRow[] };

/** The trial balance of a group that the address asks for; 404 for whoever may not read its books. */
export async function showGroupTrialBalance(args: LoaderFunctionArgs): Promise<Shown<GroupFacts>> {
  const { actor, group } = await requireGroup(args, 'books');
  const byMember = new URL(args.request.url).searchParams.get('by') === 'member';
  const shown = await show(args, group, { groupId: group.id }, byMember);
  await noteReadings(args.context.database.db, actor, readingsOf(shown.rows));
  return shown;
}

/** The trial balance of a branch that the address asks for; 404 for whoever may not read all its books. */
export async function showBranchTrialBalance(args: LoaderFunctionArgs): Promise<Shown<BranchFacts>> {
  const { params, context } = args;
  const { staff } = requireStaff(context);
  const branch = isId(params.id) ? await branchWithBooks(context.database.db, staff, params.id) : undefined;
  if (!branch) throw notFound();
  return show(args, branch, { branchId: branch.id }, false);
}

async function show<Of extends { timeZone: string }>(
  { request, context }: LoaderFunctionArgs,
  of: Of,
  books: { groupId: string } | { branchId: string },
  byMember: boolean,
): Promise<Shown<Of>> {
  const latest = today(context.clock, of.timeZone);
  const asked = askedDay(new URL(request.url).searchParams.get('on'), latest);
  const { rows } = await trialBalance(context.database.db, books, { on: asked.day, byMember });
  return { of, asked, latest, byMember, rows };
}

function readingsOf(rows: readonly TrialBalanceRow[]): Reading[] {
  return rows.flatMap(({ memberId, kind }) =>
    memberId === null ? [] : [{ memberId, what: kind === 'member_savings' ? 'savings' : 'loans' } as const],
  );
}
