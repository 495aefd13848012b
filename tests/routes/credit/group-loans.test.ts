import { beforeAll, describe, expect, it } from 'vitest';
import { recordRepayments } from '~/domain/credit/record-repayments.server';
import { requestLoan } from '~/domain/credit/request-loan.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { newId } from '~/platform/id';
import { loader } from '~/routes/groups/loans';
import { actingAs } from '../../factories/groups';
import { aDisbursedLoan, aLendingGroup, aRequest, recorded, type LendingGroup } from '../../factories/lending';
import { anAccount, assignTrainer, aStaffMember, managerOf } from '../../factories/people';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
/** A month and a day after the first instalment was due. */
const clock = fixedClock('2027-01-11T09:00:00Z');

let group: LendingGroup;
let officer: Actor;
const loans = { late: '', fresh: '', repaid: '' };
const requests = { open: '' };

const ask = (actor: Actor, query = '') =>
  responseOf(
    loader(
      get(`/groups/${group.groupId}/loans${query}`, contextFor(database, { actor, clock }), { id: group.groupId }),
    ),
  );

const asks = async (memberId: string, on: string) => {
  const asked = aRequest(group, { memberId, on });
  await recorded(db, group, (tx, recordingId) => requestLoan(tx, recordingId, asked), { on });
  return asked.requestId;
};

beforeAll(async () => {
  group = await aLendingGroup(db);
  const [first, second, third] = group.memberIds;
  officer = await actingAs(db, first ?? '');
  loans.late = (await aDisbursedLoan(db, group, { memberId: first })).loanId;
  loans.fresh = (await aDisbursedLoan(db, group, { memberId: second, on: '2027-01-05' })).loanId;
  loans.repaid = (await aDisbursedLoan(db, group, { memberId: third, instalments: 2, amountMinor: 1_000_00 })).loanId;
  const paid = await recorded(
    db,
    group,
    (tx, id) =>
      recordRepayments(tx, id, { on: '2026-11-11', repayments: [{ loanId: loans.repaid, amountMinor: 1_020_00 }] }),
    { on: '2026-11-11' },
  );
  expect(paid).toMatchObject({ value: [{ closed: true }] });
  requests.open = await asks(third ?? '', '2027-01-09');
});

type Page = {
  waiting: { id: string; borrower: string; state: string }[];
  open: {
    loanId: string;
    overdueMinor: number;
    daysPastDue: number;
    owedMinor: number;
    nextDueOn: string | null;
    state: string;
  }[];
  ended: { id: string; state: string }[];
  next: string | null;
};

describe('the loans of a group', () => {
  it('stand by what they ask of its officers: requests, the late before the others, and what is over', async () => {
    const answer = await ask(officer);
    expect(answer.status).toBe(200);
    const page = (await answer.json()) as Page;
    expect(page.waiting).toMatchObject([{ id: requests.open, borrower: 'Selvi', state: 'requested' }]);
    expect(page.open.map(({ loanId }) => loanId)).toEqual([loans.late, loans.fresh]);
    expect(page.open[0]).toMatchObject({ daysPastDue: 32, state: 'active' });
    expect(page.open[0]?.overdueMinor).toBeGreaterThan(0);
    expect(page.open[1]).toMatchObject({ overdueMinor: 0, daysPastDue: 0 });
    expect(page.ended).toMatchObject([{ id: loans.repaid, state: 'closed' }]);
    expect(page.next).toBeNull();
  });

  it('that came without a plan stand behind those that fall due', async () => {
    await recorded(db, group, async (tx, recordingId) => {
      await tx
        .updateTable('loanInstalment')
        .set({ reversedIn: recordingId })
        .where('loanId', '=', loans.fresh)
        .execute();
      return { ok: true, value: null };
    });
    const other = await aDisbursedLoan(db, group, { memberId: group.memberIds[1], on: '2027-01-06' });
    const { open } = (await (await ask(officer)).json()) as Page;
    expect(open.map(({ loanId }) => loanId)).toEqual([loans.late, other.loanId, loans.fresh]);
    expect(open[2]).toMatchObject({ nextDueOn: null, overdueMinor: 0 });
  });

  it('are found by staff of its books, whose reading is noted for each member, and by nobody else', async () => {
    const manager = await aStaffMember(db, managerOf(group.branchId));
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: group.branchId }]);
    expect((await ask(manager)).status).toBe(200);
    expect((await ask(trainer)).status).toBe(404);
    await assignTrainer(db, trainer.accountId, [group.groupId]);
    expect((await ask(trainer)).status).toBe(200);
    const noted = await db
      .selectFrom('recordReading')
      .select(['memberId', 'what'])
      .where('accountId', '=', trainer.accountId)
      .execute();
    expect(noted.map(({ memberId }) => memberId).sort()).toEqual([...group.memberIds].sort());
    expect(new Set(noted.map(({ what }) => what))).toEqual(new Set(['loans']));
    const elsewhere = await aLendingGroup(db);
    for (const actor of [
      await anAccount(db),
      await actingAs(db, group.memberIds[1] ?? ''),
      await actingAs(db, elsewhere.memberIds[0] ?? ''),
      await aStaffMember(db, managerOf(elsewhere.branchId)),
      await aStaffMember(db, [{ role: 'credit_officer', branchId: group.branchId }]),
    ]) {
      expect((await ask(actor)).status).toBe(404);
    }
  });

  it('that are over go on where a page ended, the last paid out first, and a made-up place begins at the first', async () => {
    const repaid = await db.selectFrom('loan').selectAll().where('id', '=', loans.repaid).executeTakeFirstOrThrow();
    const days = Array.from({ length: 34 }, (_, n) => addDays('2025-01-01', (n * 13) % 34));
    const older = days.map((disbursedOn, n) => ({ ...repaid, id: newId(), code: `${repaid.code}-${n}`, disbursedOn }));
    await db.insertInto('loan').values(older).execute();
    const pageAt = async (query: string) => (await (await ask(officer, query)).json()) as Page;
    const first = await pageAt('');
    const second = await pageAt(`?cursor=${first.next}`);
    const shown = [...first.ended, ...second.ended].map(({ id }) => id);
    const byDay = older.toSorted((one, other) => other.disbursedOn.localeCompare(one.disbursedOn));
    expect(shown).toEqual([loans.repaid, ...byDay.map(({ id }) => id)]);
    expect(second.next).toBeNull();
    expect(await pageAt('?cursor=nowhere')).toEqual(first);
  });
});
