import { describe, expect, it } from 'vitest';
import type { Actor } from '~/platform/actor';
import * as constitution from '~/routes/groups/constitution';
import * as cycle from '~/routes/groups/cycle';
import * as goals from '~/routes/groups/goals';
import * as group from '~/routes/groups/group';
import * as members from '~/routes/groups/members';
import * as offices from '~/routes/groups/offices';
import * as resolutions from '~/routes/groups/resolutions';
import * as shareOut from '~/routes/groups/share-out';
import { actingAs, aGroup } from '../../factories/groups';
import { anAccount, aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { TERMS } from '../../factories/terms';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const ours = await aGroup(db);
const other = await aGroup(db);
const params = { id: ours.groupId };

const trainerOfAnother = await aStaffMember(db, [{ role: 'trainer', branchId: ours.branchId }]);
await assignTrainer(db, trainerOfAnother.accountId, [other.groupId]);
const officer = await actingAs(db, ours.memberIds[0] ?? '');
const plain = await actingAs(db, ours.memberIds[5] ?? '');
const strangers: Record<string, Actor> = {
  'a buyer': await anAccount(db),
  'an officer of another group': await actingAs(db, other.memberIds[0] ?? ''),
  'a trainer of another group': trainerOfAnother,
  'a manager of another branch': await aStaffMember(db, managerOf(other.branchId)),
  'head office': await aStaffMember(db, [{ role: 'head_office', branchId: null }]),
};

const pages = { group, constitution, goals, members, offices, cycle, resolutions, 'share-out': shareOut };
const forMembers = ['group', 'constitution', 'goals'];

async function read(page: keyof typeof pages, actor: Actor): Promise<number> {
  const answer = await responseOf(pages[page].loader(get('/groups', contextFor(database, { actor }), params)));
  return answer.status;
}

async function send(page: Exclude<keyof typeof pages, 'group'>, actor: Actor, fields = {}): Promise<Response> {
  return responseOf(pages[page].action(post('/groups', fields, contextFor(database, { actor }), params)));
}

describe.each(Object.entries(strangers))('to %s the group', (_, actor) => {
  it('does not exist, to read or to change', async () => {
    for (const page of Object.keys(pages) as (keyof typeof pages)[]) {
      expect(await read(page, actor), page).toBe(404);
      if (page !== 'group') expect((await send(page, actor)).status, page).toBe(404);
    }
  });
});

describe('to its own', () => {
  it('every page opens for an officer, and those without the books for a plain member', async () => {
    for (const page of Object.keys(pages) as (keyof typeof pages)[]) {
      expect(await read(page, officer), page).toBe(200);
      expect(await read(page, plain), page).toBe(forMembers.includes(page) ? 200 : 404);
      if (page !== 'group') expect((await send(page, plain)).status, page).toBe(404);
    }
  });

  it('an empty form is refused at its fields, and changes nothing', async () => {
    for (const page of ['constitution', 'goals', 'members', 'offices', 'cycle', 'resolutions', 'share-out'] as const) {
      expect((await send(page, officer)).status, page).toBe(422);
    }
    const written = await db.selectFrom('deskRecording').select('id').where('groupId', '=', ours.groupId).execute();
    expect(written).toEqual([]);
  });

  it('a constitution is written once; the second who changes it sees what the first wrote', async () => {
    expect((await send('constitution', officer, TERMS)).status).toBe(303);
    const second = await send('constitution', officer, { ...TERMS, contribution: '80' });
    expect(second.status).toBe(409);
    const answer = (await second.json()) as { typed: Record<string, string>; changes: string[] };
    expect(answer.typed).toMatchObject({ contribution: '80', version: '1' });
    expect(answer.changes).toEqual(['Usual deposit at a meeting is now: ₹50']);
  });

  it('every staff read of members’ savings is noted, an officer’s is not', async () => {
    const manager = await aStaffMember(db, managerOf(ours.branchId));
    await read('members', manager);
    await read('members', officer);
    const noted = await db.selectFrom('recordReading').select(['accountId', 'memberId']).execute();
    expect(new Set(noted.map(({ accountId }) => accountId))).toEqual(new Set([manager.accountId]));
    expect(new Set(noted.map(({ memberId }) => memberId))).toEqual(new Set(ours.memberIds));
  });
});
