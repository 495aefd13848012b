import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { confirmShareOut } from '~/domain/credit/confirm-share-out.server';
import { drawUpShareOut } from '~/domain/credit/draw-up-share-out.server';
import { shareOutsOf } from '~/domain/credit/share-out.queries.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import { proveLedger } from '~/domain/ledger/prove-ledger.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { actingAs } from '../../factories/groups';
import { anAccount, aStaffMember, managerOf } from '../../factories/people';
import { aGroupToShareOut, banks, HELD, saves, type GroupToShareOut } from '../../factories/share-out';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const RESOLUTION = 'Resolved by seven of seven members';

type Kept = GroupToShareOut;
const kept = () => aGroupToShareOut(db, clock);

const drawUp = async (group: Kept, socialFund: 'carried_over' | 'shared_equally' = 'carried_over') => {
  const drawn = await transact(db, (tx) => drawUpShareOut(tx, group.president, group.groupId, socialFund, clock));
  if (!drawn.ok) throw new Error(drawn.error.code);
  return drawn.value.shareOutId;
};

const confirm = (group: Kept, shareOutId: string, given: { resolution?: string | null; actor?: Actor } = {}) => {
  const { resolution = RESOLUTION, actor = group.president } = given;
  const confirmation = { shareOutId, resolution, cashCountedMinor: 4_000 };
  return transact(db, (tx) => confirmShareOut(tx, actor, group.groupId, confirmation, clock));
};

async function balances(groupId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; minor: number }>`
    select kind, sum(balance_minor)::bigint as minor from ledger_balance where group_id = ${groupId} group by kind
    having sum(balance_minor) <> 0
  `.execute(db);
  return Object.fromEntries(rows.map(({ kind, minor }) => [kind, minor]));
}

/** Rule G7 for the meeting: what was counted less what the register comes to. */
async function cashGap(meetingId: string): Promise<number> {
  const { rows } = await sql<{ gap: number }>`
    select (m.cash_close_counted_minor - m.cash_open_minor
      - coalesce((select sum(amount_minor) from saving where meeting_id = m.id and reversed_in is null), 0)
      - coalesce((select sum(case when kind in ('fine', 'social_fund_in', 'bank_withdrawal', 'other_in') then amount_minor
          else -amount_minor end) from cash_movement where meeting_id = m.id and reversed_in is null), 0)
      - coalesce((select sum(p.amount_minor) from loan_payment p join loan l on l.id = p.loan_id
          where l.group_id = m.group_id and p.paid_on = m.held_on and p.reversed_in is null), 0)
      + coalesce((select sum(principal_minor) from loan where group_id = m.group_id and disbursed_on = m.held_on), 0)
    )::bigint as gap from meeting m where m.id = ${meetingId}
  `.execute(db);
  return rows[0]?.gap ?? NaN;
}

describe('a share-out', () => {
  it('is drawn up without moving money: savings, earnings and loans as the books have them', async () => {
    const group = await kept();
    const before = await balances(group.groupId);
    await drawUp(group);
    const [drawn] = await shareOutsOf(db, group.groupId);
    // 600.00 saved, 60.00 fines, 10.00 interest of the loan that is paid off: 670.00 in parts of 1 : 2 : 3.
    expect(drawn?.figures).toMatchObject({
      poolMinor: 67_000,
      cashMinor: 55_000,
      paidMinor: 51_000,
      cashAfterMinor: 4_000,
    });
    expect(drawn?.figures.members.slice(0, 3)).toMatchObject([
      { partMinor: 11_167, nettedMinor: 0, paidMinor: 11_167 },
      { partMinor: 22_333, nettedMinor: 16_000, paidMinor: 6_333 },
      { partMinor: 33_500, nettedMinor: 0, paidMinor: 33_500 },
    ]);
    expect(await balances(group.groupId)).toEqual(before);
  });

  it('is done once: registers and ledger prove, the cash box reconciles, the next cycle begins', async () => {
    const group = await kept();
    const id = await drawUp(group);
    expect(await confirm(group, id)).toEqual({ ok: true, value: { state: 'done' } });
    expect(await confirm(group, id)).toEqual({ ok: true, value: { state: 'done' } });
    expect(await balances(group.groupId)).toEqual({
      cash_box: 4_000,
      social_fund: -4_000,
      fine_income: -6_000,
      interest_income: -1_000,
      share_out: 7_000,
    });
    expect(await cashGap(group.meetingId)).toBe(0);
    expect(await proveBooks(db)).toEqual([]);
    expect((await proveLedger(db)).breaks).toEqual([]);
    const cycles = await db
      .selectFrom('groupCycle')
      .selectAll()
      .where('groupId', '=', group.groupId)
      .orderBy('number')
      .execute();
    expect(cycles).toMatchObject([
      { number: 1, closedOn: HELD },
      {
        number: 2,
        fromOn: '2026-06-11',
        closedOn: null,
        startSavingsMinor: 0,
        startSocialFundMinor: 4_000,
        startCashMinor: 4_000,
      },
    ]);
    const loan = await db
      .selectFrom('loan')
      .select('status')
      .where('groupId', '=', group.groupId)
      .executeTakeFirstOrThrow();
    expect(loan.status).toBe('closed');
  });

  it('shares the social fund equally among the members where they resolve so', async () => {
    const group = await kept();
    const id = await drawUp(group, 'shared_equally');
    const confirmation = { shareOutId: id, resolution: RESOLUTION, cashCountedMinor: 0 };
    const done = await transact(db, (tx) => confirmShareOut(tx, group.president, group.groupId, confirmation, clock));
    expect(done.ok).toBe(true);
    const held = await balances(group.groupId);
    expect([held.cash_box, held.social_fund]).toEqual([undefined, undefined]);
    expect(await cashGap(group.meetingId)).toBe(0);
  });

  it('fetches from the bank what the box does not reach; what neither has is said', async () => {
    const group = await kept();
    await transact(db, async (tx) => {
      const recordingId = await startRecording(tx, group.president, { what: 'meeting', groupId: group.groupId }, clock);
      await banks(tx, group, recordingId, 50_000);
      return ok(null);
    });
    const id = await drawUp(group);
    const [drawn] = await shareOutsOf(db, group.groupId);
    expect(drawn?.figures).toMatchObject({ cashMinor: 5_000, fetchedMinor: 46_000, cashAfterMinor: 0 });
    const confirmation = { shareOutId: id, resolution: RESOLUTION, cashCountedMinor: 0 };
    const done = await transact(db, (tx) => confirmShareOut(tx, group.president, group.groupId, confirmation, clock));
    expect(done.ok).toBe(true);
    expect(await balances(group.groupId)).toMatchObject({ bank: 4_000, social_fund: -4_000 });
    expect(await cashGap(group.meetingId)).toBe(0);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('is refused while figures changed since it was read, and says which', async () => {
    const group = await kept();
    const id = await drawUp(group);
    await transact(db, async (tx) => {
      const recordingId = await startRecording(tx, group.president, { what: 'meeting', groupId: group.groupId }, clock);
      await saves(tx, group, recordingId, [[group.memberIds[0] ?? '', 1_000]]);
      return ok(null);
    });
    const refused = await confirm(group, id);
    expect(refused).toMatchObject({ ok: false, error: { code: 'figures-changed' } });
    if (refused.ok || refused.error.code !== 'figures-changed') throw new Error('not refused');
    expect(refused.error.changes).toContainEqual({
      what: 'savedMinor',
      name: 'Ponni',
      beforeMinor: 10_000,
      nowMinor: 11_000,
    });
    expect((await balances(group.groupId)).share_out).toBeUndefined();
    expect((await confirm(group, await drawUp(group))).ok).toBe(true);
    expect(await confirm(group, id)).toEqual({ ok: false, error: { code: 'dropped' } });
  });

  it('needs a resolution or the word of two officers; one officer twice is one', async () => {
    const group = await kept();
    const id = await drawUp(group);
    const word = (actor: Actor) => confirm(group, id, { resolution: null, actor });
    const manager = await aStaffMember(db, managerOf(group.branchId));
    expect(await word(manager)).toEqual({ ok: false, error: { code: 'word-of-officers' } });
    expect(await word(group.president)).toEqual({ ok: true, value: { state: 'waits-for-second' } });
    expect(await word(group.president)).toEqual({ ok: true, value: { state: 'waits-for-second' } });
    expect(await word(group.secretary)).toEqual({ ok: true, value: { state: 'done' } });
  });

  it('is done once when two officers do it at the same moment', async () => {
    const group = await kept();
    const id = await drawUp(group);
    const both = await Promise.all([confirm(group, id), confirm(group, id, { actor: group.secretary })]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    const entries = await db
      .selectFrom('ledgerEntry')
      .select('id')
      .where('kind', '=', 'share_out')
      .where('meetingId', '=', group.meetingId)
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('is nobody else’s to draw up or do', async () => {
    const group = await kept();
    const id = await drawUp(group);
    const plain = await actingAs(db, group.memberIds[5] ?? '');
    for (const actor of [
      plain,
      await anAccount(db),
      await aStaffMember(db, [{ role: 'head_office', branchId: null }]),
    ]) {
      expect(await confirm(group, id, { actor })).toEqual({ ok: false, error: { code: 'not-found' } });
      const drawn = await transact(db, (tx) => drawUpShareOut(tx, actor, group.groupId, 'carried_over', clock));
      expect(drawn).toEqual({ ok: false, error: { code: 'not-found' } });
    }
  });
});
