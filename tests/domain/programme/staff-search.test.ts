import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchRegister, type RegisterSearch } from '~/domain/programme/staff-search.queries.server';
import { newId } from '~/platform/id';
import { aGroup, joins } from '../../factories/groups';
import { EVERYWHERE, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const everywhere = { accountId: newId(), duties: EVERYWHERE };
let branchId = '';

/** A hundred and twenty members of one group, and one of another branch whose code begins like a name of theirs. */
beforeAll(async () => {
  const group = await aGroup(db);
  ({ branchId } = group);
  await Promise.all(
    Array.from({ length: 120 }, (_, n) =>
      joins(db, group.groupId, {
        code: `ke-${String(n + 1).padStart(3, '0')}`,
        name: n < 60 ? 'Wanjiku' : 'Achieng 50%',
      }),
    ),
  );
  await joins(db, (await aGroup(db)).groupId, { code: 'WAN-1', name: 'Zuhura' });
  await sql`update member set code = upper(code) where code like 'ke-%1'`.execute(db);
});

const codesOf = async (search: Partial<RegisterSearch>, staff = everywhere) => {
  const page = await searchRegister(db, staff, {
    register: 'members',
    text: '',
    branchId: null,
    cursor: null,
    ...search,
  });
  return { codes: page.rows.map(({ code }) => code), next: page.next };
};

describe('the search of the desk', () => {
  it('finds by part of a name and by the beginning of a code at once, each record once', async () => {
    expect((await codesOf({ text: 'anjik' })).codes).toHaveLength(50);
    expect((await codesOf({ text: 'wan', cursor: 'ke-050' })).codes).toEqual([
      ...Array.from({ length: 10 }, (_, n) => (n === 0 ? 'KE-051' : `ke-0${51 + n}`)),
      'WAN-1',
    ]);
    expect((await codesOf({ text: 'ke-12' })).codes).toEqual(['ke-120']);
    expect((await codesOf({ text: 'nobody' })).codes).toEqual([]);
  });

  it('takes signs that stand for others in patterns as they are', async () => {
    expect((await codesOf({ text: '50%' })).codes).toHaveLength(50);
    expect((await codesOf({ text: '%' })).codes).toEqual([]);
    expect((await codesOf({ text: '_e-' })).codes).toEqual([]);
  });

  it.each(['', 'ke', 'a', 'K'])(
    'goes through “%s” page by page, in the order of codes, leaving none out',
    async (text) => {
      const seen: string[] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const { codes, next } = await codesOf({ text, cursor });
        seen.push(...codes);
        cursor = next;
      }
      const ours = seen.filter((code) => /^ke-/i.test(code));
      expect(ours).toHaveLength(text === 'a' ? 60 : 120);
      expect(seen.map((code) => code.toUpperCase())).toEqual(seen.map((code) => code.toUpperCase()).sort());
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('stays in the branches of who asks', async () => {
    const manager = { accountId: newId(), duties: managerOf(branchId) };
    expect((await codesOf({ text: 'wan', cursor: 'ke-050' }, manager)).codes).not.toContain('WAN-1');
    expect((await codesOf({ text: 'ke-12' }, manager)).codes).toEqual(['ke-120']);
    expect((await codesOf({ text: 'ke-12', branchId: newId() })).codes).toEqual([]);
  });
});
