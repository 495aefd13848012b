import { describe, expect, it } from 'vitest';
import { changeConstitution } from '~/domain/programme/change-constitution.server';
import { constitutionHistory } from '~/domain/programme/constitution.queries.server';
import { readConstitution } from '~/domain/programme/constitution.schema';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import { startCycle } from '~/domain/programme/start-cycle.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { actingAs, aGroup } from '../../factories/groups';
import { TERMS } from '../../factories/terms';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);

async function kept(kind: 'savings' | 'shares' = 'savings') {
  const group = await aGroup(db, { kind });
  const officer = await actingAs(db, group.memberIds[0] ?? '');
  const write = (typed: Record<string, string>) => {
    const read = readConstitution({ ...TERMS, ...typed }, 'INR');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return transact(db, (tx) => changeConstitution(tx, officer, group.groupId, read.value, clock));
  };
  return { ...group, officer, write };
}

describe('a constitution', () => {
  it('holds from its day on; the version before stays as it was', async () => {
    const { groupId, write } = await kept();
    expect(await write({ fromOn: '2026-01-01' })).toEqual({ ok: true, value: { version: 1 } });
    expect(await write({ version: '1', fromOn: '2026-07-01', contribution: '75' })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    expect(await groupTerms(db, groupId, '2026-06-30')).toMatchObject({ version: 1, contributionMinor: 5_000 });
    expect(await groupTerms(db, groupId, '2026-07-01')).toMatchObject({
      version: 2,
      contributionMinor: 7_500,
      loanAnnualPercent: '18.5',
      loanTimesSavings: '3',
      fines: [{ reason: 'late', amountMinor: 1_000 }],
    });
    expect(await constitutionHistory(db, groupId)).toMatchObject([
      { version: 2 },
      { version: 1, resolution: TERMS.resolution },
    ]);
  });

  it('shows the second of two who change it at once what the first wrote', async () => {
    const { write } = await kept();
    const both = await Promise.all([write({ contribution: '60' }), write({ contribution: '70' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'changed-meanwhile', current: { version: 1 } } });
  });

  it('follows the one before in time, from the day the group was formed', async () => {
    const { write } = await kept();
    expect(await write({ fromOn: '2023-12-31' })).toMatchObject({
      error: { code: 'before-version', earliest: '2024-01-01' },
    });
    await write({ fromOn: '2026-03-01' });
    expect(await write({ version: '1', fromOn: '2026-02-28' })).toMatchObject({ error: { earliest: '2026-03-01' } });
    expect(await write({ version: '1', fromOn: '2028-01-01' })).toMatchObject({ error: { code: 'too-far-ahead' } });
  });

  it('keeps the price of a share through a cycle', async () => {
    const { groupId, officer, write } = await kept('shares');
    await write({ fromOn: '2026-01-01' });
    const cycle = { fromOn: '2026-01-01', toOn: '2026-12-31' };
    expect((await transact(db, (tx) => startCycle(tx, officer, groupId, cycle, clock))).ok).toBe(true);
    expect(await write({ version: '1', fromOn: '2026-06-01', contribution: '75' })).toMatchObject({
      error: { code: 'share-price-in-cycle', cycleUntil: '2026-12-31' },
    });
    expect((await write({ version: '1', fromOn: '2026-06-01', quorumPercent: '75' })).ok).toBe(true);
    expect((await write({ version: '2', fromOn: '2027-01-01', contribution: '75' })).ok).toBe(true);
  });

  it('never changes, not even by the application itself', async () => {
    const { groupId, write } = await kept();
    await write({});
    await expect(
      db.updateTable('groupConstitution').set({ quorumPercent: 1 }).where('groupId', '=', groupId).execute(),
    ).rejects.toThrow(/permission denied/);
    await expect(db.deleteFrom('groupConstitution').where('groupId', '=', groupId).execute()).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('what is typed', () => {
  const problems = (typed: Record<string, string>) => {
    const read = readConstitution({ ...TERMS, ...typed }, 'INR');
    return read.ok ? {} : read.problems;
  };

  it('is read in the digits of any script', () => {
    expect(readConstitution({ ...TERMS, contribution: '१२५.५०', quorumPercent: '۶۶' }, 'INR')).toMatchObject({
      ok: true,
      value: { contribution: 12_550, quorumPercent: 66 },
    });
  });

  it('says for whom a fine is put forward, where it is for being late or absent', () => {
    const typed = { fineReason0: 'Late', fineAmount0: '10', fineMark0: 'late' };
    const phone = { fineReason1: 'Telephone', fineAmount1: '5', fineMark1: 'x' };
    const read = readConstitution({ ...TERMS, ...typed, ...phone }, 'INR');
    expect(read.ok && read.value.fines).toEqual([
      { reason: 'Late', amountMinor: 10_00, mark: 'late' },
      { reason: 'Telephone', amountMinor: 5_00 },
    ]);
  });

  it('is refused at its field with what is possible', () => {
    expect(problems({ contribution: '-5' })).toEqual({ contribution: { code: 'not-positive', values: {} } });
    expect(problems({ contribution: 'fifty' })).toMatchObject({ contribution: { code: 'not-an-amount' } });
    expect(problems({ contribution: '1.005' })).toEqual({
      contribution: { code: 'too-many-decimals', values: { digits: 2 } },
    });
    expect(problems({ quorumPercent: '101' })).toEqual({
      quorumPercent: { code: 'out-of-range', values: { least: 1, most: 100 } },
    });
    expect(problems({ loanAnnualPercent: '12.345' })).toMatchObject({
      loanAnnualPercent: { code: 'too-many-decimals' },
    });
    expect(problems({ fromOn: '2026-02-30' })).toMatchObject({ fromOn: { code: 'not-a-day' } });
    expect(problems({ resolution: 'yes' })).toMatchObject({ resolution: { code: 'too-short' } });
    expect(problems({ fineReason1: 'absent', fineAmount1: '' })).toMatchObject({ fineAmount1: { code: 'missing' } });
    expect(problems({ fineReason1: '', fineAmount1: '5' })).toMatchObject({ fineReason1: { code: 'missing' } });
  });
});
