import { describe, expect, it } from 'vitest';
import { leavingFigures } from '~/domain/credit/leaving-figures.queries.server';
import { requestLoan } from '~/domain/credit/request-loan.server';
import { resolveLoan } from '~/domain/credit/resolve-loan.server';
import { settleLeaving } from '~/domain/credit/settle-leaving.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aRequest, CARRIED, recorded } from '../../factories/lending';
import { aGroupToShareOut, HELD, type GroupToShareOut } from '../../factories/share-out';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock('2026-06-12T09:00:00Z');
const LEFT_ON = '2026-06-12';

const leave = (group: GroupToShareOut, memberId: string, seenPaidMinor: number) => {
  const leaving = { memberId, leftOn: LEFT_ON, reason: 'Moved to her mother', seenPaidMinor };
  return transact(db, (tx) => settleLeaving(tx, group.president, group.groupId, leaving, clock));
};
const balance = async (group: GroupToShareOut, kind: string) => {
  const rows = await db
    .selectFrom('ledgerBalance')
    .select('balanceMinor')
    .where('groupId', '=', group.groupId)
    .where('kind', '=', kind)
    .execute();
  return rows.reduce((sum, { balanceMinor }) => sum + Number(balanceMinor), 0);
};
const figuresOf = (group: GroupToShareOut, memberId: string) =>
  leavingFigures(db, { id: group.groupId, currency: 'INR' }, memberId);

describe('a member who leaves', () => {
  it('is paid her savings out of the box of the last meeting, and nothing of what the group earned', async () => {
    const group = await aGroupToShareOut(db, clock);
    const [, , third = ''] = group.memberIds;
    const [box, savings] = [await balance(group, 'cash_box'), await balance(group, 'member_savings')];
    expect(await leave(group, third, 30_000)).toMatchObject({ value: { savedMinor: 30_000, paidMinor: 30_000 } });
    expect([await balance(group, 'cash_box'), await balance(group, 'member_savings')]).toEqual([
      box - 30_000,
      savings + 30_000,
    ]);
    const meeting = await db.selectFrom('meeting').selectAll().where('id', '=', group.meetingId).executeTakeFirst();
    expect(meeting?.cashCloseCountedMinor).toBe(55_000 - 30_000);
    const saved = await db.selectFrom('saving').selectAll().where('memberId', '=', third).orderBy('id').execute();
    expect(saved.map(({ amountMinor, meetingOn }) => [amountMinor, meetingOn])).toEqual([
      [30_000, HELD],
      [-30_000, HELD],
    ]);
    expect(await leave(group, third, 0)).toMatchObject({ error: { code: 'left-already' } });
    expect(await proveBooks(db)).toEqual([]);
  });

  it('pays off her loan of the group out of it, which closes', async () => {
    const group = await aGroupToShareOut(db, clock);
    const [, second = ''] = group.memberIds;
    const found = await figuresOf(group, second);
    const figures = found.ok ? found.value : null;
    expect(figures?.savedMinor).toBe(20_000);
    expect(figures?.owedMinor).toBeGreaterThan(0);
    expect(figures?.paidMinor).toBe(20_000 - (figures?.owedMinor ?? 0));
    expect(await leave(group, second, figures?.paidMinor ?? 0)).toMatchObject({ ok: true });
    const loan = await db.selectFrom('loan').selectAll().where('memberId', '=', second).executeTakeFirst();
    expect(loan?.status).toBe('closed');
    expect(await balance(group, 'loan_receivable')).toBe(0);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('does not leave while she owes more than she saved, nor for another amount than was shown', async () => {
    const group = await aGroupToShareOut(db, clock);
    const [first = '', second = '', third = ''] = group.memberIds;
    expect(await leave(group, third, 29_999)).toEqual({
      ok: false,
      error: { code: 'figures-changed', paidMinor: 30_000 },
    });
    await db.updateTable('loan').set({ memberId: first }).where('memberId', '=', second).execute();
    const found = await figuresOf(group, first);
    expect(found).toMatchObject({ error: { code: 'owes-more' } });
    expect(await leave(group, first, 0)).toMatchObject({ error: { code: 'owes-more' } });
    const open = await db.selectFrom('membership').select('leftOn').where('groupId', '=', group.groupId).execute();
    expect(open.every(({ leftOn }) => leftOn === null)).toBe(true);
  });

  it('leaves no request for a loan behind, asked for or approved', async () => {
    const group = await aGroupToShareOut(db, clock);
    const [, , third = '', fourth = ''] = group.memberIds;
    const lending = { ...group, officer: group.president, currency: 'INR' };
    const on = '2026-06-11';
    const ask = async (memberId: string) => {
      const asked = aRequest(lending, { memberId, on, amountMinor: 500_00 });
      const done = await recorded(db, lending, (tx, id) => requestLoan(tx, id, asked), { on });
      if (!done.ok) throw new Error(done.error.code);
      return done.value.requestId;
    };
    const [waiting, approved, others] = [await ask(third), await ask(third), await ask(fourth)];
    const step = { requestId: approved, on, decision: 'approve' as const, resolution: CARRIED };
    expect(await recorded(db, lending, (tx, id) => resolveLoan(tx, id, step), { on })).toMatchObject({ ok: true });
    expect(await figuresOf(group, third)).toMatchObject({ value: { openRequests: 2 } });
    expect(await leave(group, third, 30_000)).toMatchObject({ ok: true });
    const requests = await db
      .selectFrom('loanRequest')
      .select(['id', 'state'])
      .where('groupId', '=', group.groupId)
      .execute();
    expect(new Map(requests.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [waiting, 'withdrawn'],
        [approved, 'withdrawn'],
        [others, 'requested'],
      ]),
    );
    const events = await db
      .selectFrom('loanEvent')
      .select(['fromState', 'toState', 'onDay', 'reason'])
      .where('requestId', '=', approved)
      .orderBy('id')
      .execute();
    expect(events.at(-1)).toEqual({
      ...{ fromState: 'approved', toState: 'withdrawn', onDay: LEFT_ON, reason: 'Moved to her mother' },
    });
  });

  it('simply leaves where she has nothing saved and owes nothing, and twice at once leaves once', async () => {
    const group = await aGroupToShareOut(db, clock);
    const [, , third = '', fourth = ''] = group.memberIds;
    expect(await leave(group, fourth, 0)).toMatchObject({ value: { meeting: null } });
    const both = await Promise.all([leave(group, third, 30_000), leave(group, third, 30_000)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await leave(group, newId(), 0)).toMatchObject({ error: { code: 'not-found' } });
  });
});
