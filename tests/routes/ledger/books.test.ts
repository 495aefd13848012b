import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { reverseEntries } from '~/domain/ledger/post-entries.server';
import { proveEverything } from '~/domain/registers/prove-everything.server';
import { fixedClock } from '~/platform/clock';
import type { Actor, StaffDuty } from '~/platform/actor';
import { loader as ledger } from '~/routes/groups/ledger';
import { loader as groupBalance } from '~/routes/groups/trial-balance';
import { loader as groupFile } from '~/routes/groups/trial-balance-file';
import { loader as branchBalance } from '~/routes/staff/branch-trial-balance';
import { loader as branchFile } from '~/routes/staff/branch-trial-balance-file';
import { loader as proofPage } from '~/routes/staff/ledger-proof';
import { anAccount, aStaffMember, assignTrainer, EVERYWHERE, managerOf } from '../../factories/people';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-20T09:00:00Z');
let groupId = '';
let branchId = '';
let memberId = '';

beforeAll(async () => {
  const registers = soundRegisters('A');
  registers.members = registers.members.map((member) => ({ ...member, display_name: '=SUM(A1:A9)' }));
  await inFolder([registers, soundRegisters('Z', { country: 'KE', currency: 'KES' })], (folder) =>
    takeIn(database, folder),
  );
  const found = await db
    .selectFrom('selfHelpGroup')
    .innerJoin('membership', 'membership.groupId', 'selfHelpGroup.id')
    .select(['selfHelpGroup.id', 'selfHelpGroup.branchId', 'membership.memberId'])
    .where('selfHelpGroup.code', '=', 'A-G')
    .executeTakeFirstOrThrow();
  ({ id: groupId, branchId, memberId } = found);
});

async function staffWith(duties: readonly StaffDuty[]): Promise<Actor> {
  return aStaffMember(db, duties);
}

async function officer(role: string): Promise<Actor> {
  await db.updateTable('membership').set({ role }).where('groupId', '=', groupId).execute();
  return { ...(await anAccount(db)), memberId };
}

type Loader = (args: ReturnType<typeof get>) => Promise<unknown>;
const ask = (loader: Loader, actor: Actor, path: string, id = groupId) =>
  responseOf(loader(get(path, contextFor(database, { actor, clock }), { id })));

const readings = async (actor: Actor) =>
  (
    await db.selectFrom('recordReading').select(['memberId', 'what']).where('accountId', '=', actor.accountId).execute()
  ).map((one) => `${one.memberId === memberId} ${one.what}`);

describe('a group’s trial balance', () => {
  it('is read by its officers and by staff of its books, and found by nobody else', async () => {
    const path = `/groups/${groupId}/trial-balance`;
    for (const actor of [
      await officer('bookkeeper'),
      await staffWith(managerOf(branchId)),
      await staffWith(EVERYWHERE),
    ]) {
      expect((await ask(groupBalance, actor, path)).status).toBe(200);
    }
    const trainer = await staffWith([{ role: 'trainer', branchId }]);
    expect((await ask(groupBalance, trainer, path)).status).toBe(404);
    await assignTrainer(db, trainer.accountId, [groupId]);
    expect((await ask(groupBalance, trainer, path)).status).toBe(200);
    const strangers = [
      await officer('member'),
      await anAccount(db),
      await staffWith([{ role: 'credit_officer', branchId }]),
    ];
    for (const actor of [...strangers, await staffWith([{ role: 'head_office', branchId: null }])]) {
      for (const loader of [groupBalance, groupFile, ledger]) expect((await ask(loader, actor, path)).status).toBe(404);
    }
  });

  it('balances on the day that is asked for, and says what is wrong with a day', async () => {
    const actor = await staffWith(EVERYWHERE);
    const on = async (day: string) => {
      const response = await ask(groupBalance, actor, `/groups/${groupId}/trial-balance?on=${day}`);
      return (await response.json()) as {
        asked: { day: string; problem: string | null };
        rows: { kind: string; debitMinor: number; creditMinor: number; balanceMinor: number }[];
      };
    };
    const may = await on('2026-05-31');
    const balances = Object.fromEntries(may.rows.map((row) => [row.kind, row.balanceMinor]));
    expect(balances).toEqual({ cash_box: 3_000 - 10_000, loan_receivable: 10_000, member_savings: -3_000 });
    expect(may.rows.reduce((sum, row) => sum + row.debitMinor - row.creditMinor, 0)).toBe(0);
    expect((await on('2020-01-01')).rows).toEqual([]);
    expect((await on('2026-02-30')).asked).toMatchObject({ day: '2026-11-20', problem: 'not-a-day' });
    expect((await on('2030-01-01')).asked).toMatchObject({ day: '2026-11-20', problem: 'in-the-future' });
  });

  it('is noted for each member whose figures staff read, and only then', async () => {
    const staff = await staffWith(managerOf(branchId));
    await ask(groupBalance, staff, `/groups/${groupId}/trial-balance`);
    expect(await readings(staff)).toEqual([]);
    await ask(groupBalance, staff, `/groups/${groupId}/trial-balance?by=member`);
    expect((await readings(staff)).sort()).toEqual(['true loans', 'true savings']);
    const treasurer = await officer('treasurer');
    await ask(groupBalance, treasurer, `/groups/${groupId}/trial-balance?by=member`);
    expect(await readings(treasurer)).toEqual([]);
  });

  it('is taken along as CSV in which no name is a formula', async () => {
    const response = await ask(
      groupFile,
      await staffWith(EVERYWHERE),
      `/groups/${groupId}/trial-balance.csv?by=member&on=2026-05-31`,
    );
    expect(response.headers.get('Content-Disposition')).toContain('trial-balance-A-G-2026-05-31.csv');
    const lines = (await response.text()).trim().split('\n');
    expect(lines).toContain("2026-05-31,A-G,Saved by members,'=SUM(A1:A9) (A-M1),0.00,30.00,-30.00,INR");
  });
});

describe('a branch’s trial balance', () => {
  it('is of its groups and its own books, for those who read all of them', async () => {
    const path = `/staff/branches/${branchId}/trial-balance`;
    const response = await ask(branchBalance, await staffWith(managerOf(branchId)), path, branchId);
    const { rows } = (await response.json()) as {
      rows: { currency: string; debitMinor: number; creditMinor: number }[];
    };
    expect(rows.length).toBeGreaterThan(2);
    expect([...new Set(rows.map(({ currency }) => currency))]).toEqual(['INR']);
    expect(rows.reduce((sum, row) => sum + row.debitMinor - row.creditMinor, 0)).toBe(0);
    const trainer = await staffWith([{ role: 'trainer', branchId }]);
    await assignTrainer(db, trainer.accountId, [groupId]);
    const other = await db.selectFrom('branch').select('id').where('id', '<>', branchId).executeTakeFirstOrThrow();
    for (const actor of [
      trainer,
      await staffWith(managerOf(other.id)),
      await staffWith([{ role: 'head_office', branchId: null }]),
    ]) {
      for (const loader of [branchBalance, branchFile])
        expect((await ask(loader, actor, path, branchId)).status).toBe(404);
    }
  });
});

describe('a group’s ledger', () => {
  type Page = {
    entries: {
      id: number;
      effectiveOn: string;
      reversesId: number | null;
      reversedById: number | null;
      reversedReason: string | null;
      lines: { amountMinor: number }[];
    }[];
    next: string | null;
  };
  const pageOf = async (actor: Actor, cursor = '') =>
    (await (await ask(ledger, actor, `/groups/${groupId}/ledger?cursor=${cursor}`)).json()) as Page;

  it('shows every entry once, newest day first, in pages', async () => {
    const actor = await staffWith(managerOf(branchId));
    const { rows } = await sql<{ id: number }>`
      select distinct e.id, e.effective_on from ledger_entry e join ledger_line l on l.entry_id = e.id
      join ledger_account a on a.id = l.account_id where a.group_id = ${groupId} order by e.effective_on desc, e.id desc
    `.execute(db);
    const first = await pageOf(actor);
    expect(first.entries.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    const [newest] = first.entries;
    const rest = await pageOf(actor, `${newest?.effectiveOn}~${newest?.id}`);
    expect(rest.entries.map(({ id }) => id)).toEqual(rows.slice(1).map(({ id }) => id));
    expect((await pageOf(actor, 'nonsense')).entries).toHaveLength(rows.length);
    for (const { lines } of first.entries) expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(0);
    expect((await readings(actor)).length).toBeGreaterThan(0);
  });

  it('keeps an entry that was taken back, with why', async () => {
    const actor = await officer('president');
    const [original] = (await pageOf(actor)).entries;
    const [id] = await db
      .transaction()
      .execute((tx) => reverseEntries(tx, 999, [original?.id ?? 0], 'Written under another group'));
    const { entries } = await pageOf(actor);
    expect(entries.find((one) => one.id === original?.id)).toMatchObject({
      reversedById: id,
      reversedReason: 'Written under another group',
    });
    expect(entries.find((one) => one.id === id)).toMatchObject({ reversesId: original?.id });
  });
});

describe('the proof of the ledger', () => {
  it('is shown, once there is one, to the staff of all branches', async () => {
    const everywhere = await staffWith(EVERYWHERE);
    const shown = async () =>
      (
        (await (await ask(proofPage, everywhere, '/staff/ledger-proof')).json()) as {
          proof: { breakCount: number } | null;
        }
      ).proof;
    expect(await shown()).toBeNull();
    const { breakCount } = await proveEverything(db, clock);
    expect(await shown()).toMatchObject({ breakCount, finishedAt: '2026-11-20T09:00:00.000Z' });
    expect((await ask(proofPage, await staffWith(managerOf(branchId)), '/staff/ledger-proof')).status).toBe(404);
  });
});
