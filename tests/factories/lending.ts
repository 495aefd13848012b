import { disburseLoan } from '~/domain/credit/disburse-loan.server';
import type { LendingTerms } from '~/domain/credit/loan-terms';
import { requestLoan, type LoanAsked } from '~/domain/credit/request-loan.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import type { Result } from '~/platform/result';
import { anAccount } from './people';

/** The day on which loans are kept in these tests, and the clock of it. */
export const LENDING_DAY = '2026-11-10';
const clockOf = (day: string) => fixedClock(`${day}T12:00:00Z`);

export type LendingGroup = { branchId: string; groupId: string; memberIds: string[]; officer: Actor; currency: string };

/** A group of three members in a branch of its own, and an account that keeps records. */
export async function aLendingGroup(
  db: Db,
  given: { country?: string; currency?: string } = {},
): Promise<LendingGroup> {
  const { country = 'IN', currency = 'INR' } = given;
  const [branchId, groupId] = [newId(), newId()];
  const code = groupId.slice(-12);
  await db
    .insertInto('branch')
    .values({ id: branchId, code: `B-${code}`, name: 'Villupuram', country, timezone: 'Asia/Kolkata', currency })
    .execute();
  await db
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code: `G-${code}`, branchId, name: 'Roja', kind: 'savings', formedOn: '2024-01-01' })
    .execute();
  const memberIds = [newId(), newId(), newId()];
  for (const [index, id] of memberIds.entries()) {
    const displayName = ['Lakshmi', 'Meena', 'Selvi'][index] ?? '';
    await db
      .insertInto('member')
      .values({ id, code: `M-${id.slice(-12)}`, displayName, birthYear: 1988 })
      .execute();
    await db
      .insertInto('membership')
      .values({
        id: newId(),
        memberId: id,
        groupId,
        joinedOn: '2024-01-01',
        role: index === 0 ? 'treasurer' : 'member',
      })
      .execute();
  }
  return { branchId, groupId, memberIds, officer: await anAccount(db, { displayName: 'Devi' }), currency };
}

/** Two per cent a month on what is still owed, in equal instalments. */
export const DECLINING: LendingTerms = {
  method: 'declining_equal_instalments',
  annualRatePercent: '24',
  period: 'month',
  graceKind: 'none',
  gracePeriods: 0,
  currency: 'INR',
  smallestMinor: 500_00,
  largestMinor: 50_000_00,
  fewestInstalments: 2,
  mostInstalments: 24,
  savingsMultiple: null,
};

/** Does something in a recording of its own. */
export function recorded<Value, Failure extends { code: string }>(
  db: Db,
  group: LendingGroup,
  work: (tx: Tx, recordingId: number) => Promise<Result<Value, Failure>>,
  given: { on?: string; by?: Actor; reason?: string } = {},
): Promise<Result<Value, Failure>> {
  const { on = LENDING_DAY, by = group.officer, reason } = given;
  const what = { what: 'loan-test', groupId: group.groupId, ...(reason ? { reason } : {}) };
  return transact(db, async (tx) => work(tx, await startRecording(tx, by, what, clockOf(on))));
}

/** What a member asks for unless told otherwise: 12,000 rupees in six instalments. */
export function aRequest(group: LendingGroup, given: Partial<LoanAsked> = {}): LoanAsked {
  return {
    requestId: newId(),
    source: 'internal',
    groupId: group.groupId,
    memberId: group.memberIds[0] ?? '',
    productVersionId: null,
    terms: DECLINING,
    on: LENDING_DAY,
    amountMinor: 12_000_00,
    instalments: 6,
    purpose: 'A second goat',
    ...given,
  };
}

export const CARRIED = { votesFor: 3, votesAgainst: 0, abstained: 0, quorum: 2 };

/** A loan of the group's money, asked for, resolved and paid out on one day. */
export async function aDisbursedLoan(
  db: Db,
  group: LendingGroup,
  given: Partial<LoanAsked> = {},
): Promise<{ loanId: string; requestId: string; code: string }> {
  const asked = aRequest(group, given);
  const { requestId, on } = asked;
  const lent = await recorded(
    db,
    group,
    async (tx, recordingId): Promise<Result<{ loanId: string; code: string }, { code: string }>> => {
      const requested = await requestLoan(tx, recordingId, asked);
      if (!requested.ok) return requested;
      const resolved = await resolveLoan(tx, recordingId, { requestId, on, decision: 'approve', resolution: CARRIED });
      return resolved.ok ? disburseLoan(tx, recordingId, { requestId, on }) : resolved;
    },
    { on },
  );
  if (!lent.ok) throw new Error(`no loan: ${lent.error.code}`);
  return { loanId: lent.value.loanId, code: lent.value.code, requestId };
}
