import { describe, expect, it } from 'vitest';
import { cancelSession } from '~/domain/programme/training/cancel-session.server';
import { missingMinutes, trainingTasks } from '~/domain/programme/training/missing-minutes.queries.server';
import { correctedMarks, expectedAt } from '~/domain/programme/training/session-people.queries.server';
import { sessionPage } from '~/domain/programme/training/sessions.queries.server';
import { addToSession } from '~/domain/programme/training/add-to-session.server';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { aGroup, aSession, assess, clock, modulesOf, note, plan } from '../../factories/training';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;

/** Every test works in a country of its own, so that modules do not meet. */
let countries = 0;
const aCountry = () =>
  `${'ABCDEFGH'[Math.floor((countries += 1) / 20)]}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[countries % 20]}`;

async function aPlace() {
  const country = aCountry();
  const [module] = await modulesOf(db, country, [`${country}-1`]);
  const group = await aGroup(db, { country });
  const manager = await aStaffMember(db, managerOf(group.branchId));
  if (!module) throw new Error('no module');
  const codeOf = async (memberId: string | undefined) =>
    (
      await db
        .selectFrom('member')
        .select('code')
        .where('id', '=', memberId ?? '')
        .executeTakeFirstOrThrow()
    ).code;
  return { country, module, ...group, manager, codeOf };
}

const minutesOf = async (memberId: string | undefined) =>
  db
    .selectFrom('trainingAttendance')
    .select(['minutes', 'importId', 'reversedIn'])
    .where('memberId', '=', memberId ?? '')
    .orderBy('id')
    .execute();

describe('planning a session', () => {
  it('refuses each wrong field beside it, all at once', async () => {
    const { module, groupId, manager } = await aPlace();
    const typed = { sessionOn: '2026-02-30', startsAt: 'noon', place: ' ', minutes: '101', trainerId: newId() };
    const planned = await plan(db, manager, { moduleId: module.id, groupIds: [groupId], typed });
    expect(planned).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        problems: {
          sessionOn: { code: 'not-a-day' },
          startsAt: { code: 'not-a-time' },
          place: { code: 'missing' },
          trainerId: { code: 'choose' },
          minutes: { code: 'too-many', values: { most: 100 } },
        },
      },
    });
  });

  it('refuses a module of another country, groups of two branches and groups of somebody else', async () => {
    const [here, elsewhere] = [await aPlace(), await aPlace()];
    const both = await aStaffMember(db, managerOf(here.branchId, elsewhere.branchId));
    const problemsOf = async (...given: Parameters<typeof plan>) => {
      const planned = await plan(...given);
      return planned.ok ? {} : planned.error.problems;
    };
    const [moduleId, groupIds] = [here.module.id, [here.groupId]];
    expect(await problemsOf(db, here.manager, { moduleId: elsewhere.module.id, groupIds })).toEqual({
      moduleId: { code: 'choose' },
    });
    expect(await problemsOf(db, both, { moduleId, groupIds: [here.groupId, elsewhere.groupId] })).toEqual({
      groups: { code: 'other-branch' },
    });
    expect(await problemsOf(db, elsewhere.manager, { moduleId, groupIds })).toEqual({
      groups: { code: 'nobody-invited' },
    });
  });

  it('plans one session of one form, also sent ten times at once', async () => {
    const { module, groupId, manager } = await aPlace();
    const formId = newId();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => plan(db, manager, { moduleId: module.id, groupIds: [groupId], formId })),
    );
    expect(new Set(all.map((one) => (one.ok ? one.value.id : one.error.code))).size).toBe(1);
    expect(all.every(({ ok }) => ok)).toBe(true);
  });

  it('refuses the same module for a group on the same day', async () => {
    const { module, groupId, manager } = await aPlace();
    await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const again = await plan(db, manager, { moduleId: module.id, groupIds: [groupId] });
    expect(again).toMatchObject({ error: { problems: { sessionOn: { code: 'planned-already' } } } });
  });

  it('names the person whose code is unknown, twice there, or was in no group that day', async () => {
    const { module, groupId, manager, memberIds, codeOf } = await aPlace();
    const [one, two] = [await codeOf(memberIds[0]), await codeOf(memberIds[1])];
    await db
      .updateTable('membership')
      .set({ leftOn: '2026-05-01' })
      .where('memberId', '=', memberIds[1] ?? '')
      .execute();
    const problemOf = async (codes: string) => {
      const planned = await plan(db, manager, { moduleId: module.id, groupIds: [groupId], codes });
      return planned.ok ? null : planned.error.problems.codes;
    };
    expect(await problemOf('X-99')).toEqual({ code: 'unknown-member', values: { member: 'X-99' } });
    expect(await problemOf(`${one}, ${one}`)).toEqual({ code: 'listed-already', values: { member: one } });
    expect(await problemOf(two)).toEqual({ code: 'in-no-group', values: { member: two } });
  });
});

describe('attendance', () => {
  it('goes to the register by minutes, an absent one with none, and the session is held', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const [one = '', two = '', three = ''] = memberIds;
    const kept = await note(db, manager, id, { edition: 0, marks: { [one]: 'full', [two]: '٤٠', [three]: 'absent' } });
    expect(kept).toEqual({ ok: true, value: { changed: 3 } });
    expect((await expectedAt(db, manager, id)).map(({ minutes }) => minutes)).toEqual([100, 40, 0]);
    expect((await sessionPage(db, manager, null)).rows).toMatchObject([{ id, state: 'held' }]);
    const recordings = await db.selectFrom('deskRecording').selectAll().where('groupId', '=', groupId).execute();
    expect(recordings).toMatchObject([{ what: 'training-attendance', accountId: manager.accountId }]);
    expect(await minutesOf(one)).toEqual([{ minutes: 100, importId: recordings[0]?.id, reversedIn: null }]);
  });

  it('is refused before the day, and beyond the session’s minutes at the person’s field', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const [one = '', two = ''] = memberIds;
    const later = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId], on: '2026-06-16' });
    expect(await note(db, manager, later, { edition: 0, marks: { [one]: 'full' } })).toMatchObject({
      error: { code: 'too-early', day: '2026-06-16' },
    });
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId], minutes: '60' });
    expect(await note(db, manager, id, { edition: 0, marks: { [one]: '61', [two]: '-5' } })).toMatchObject({
      error: {
        problems: {
          [`minutes-${one}`]: { code: 'more-than-session', values: { most: 60 } },
          [`minutes-${two}`]: { code: 'too-few' },
        },
      },
    });
    expect(await minutesOf(one)).toEqual([]);
  });

  it('is corrected by reversal with a reason, and what stood before stays visible', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const [one = ''] = memberIds;
    await note(db, manager, id, { edition: 0, marks: { [one]: 'full' } });
    const without = await note(db, manager, id, { edition: 1, marks: { [one]: '50' } });
    expect(without).toMatchObject({ error: { problems: { reason: { code: 'reason-needed' } } } });
    const reason = 'She left at eleven.';
    expect((await note(db, manager, id, { edition: 1, marks: { [one]: '50' }, reason })).ok).toBe(true);
    const [before, after] = await minutesOf(one);
    expect([before?.minutes, after?.minutes, after?.reversedIn]).toEqual([100, 50, null]);
    expect(before?.reversedIn).toBe(after?.importId);
    expect(await correctedMarks(db, manager, id)).toMatchObject([{ memberId: one, minutes: 100, reason, by: 'Grace' }]);
  });

  it('shows the second of two who note it what the first noted, and overwrites nothing in silence', async () => {
    const { module, groupId, manager, memberIds, branchId } = await aPlace();
    const other = await aStaffMember(db, managerOf(branchId));
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const [one = '', two = ''] = memberIds;
    await note(db, manager, id, { edition: 0, marks: { [one]: 'full' } });
    const second = await note(db, other, id, { edition: 0, marks: { [one]: '30', [two]: 'full' } });
    expect(second).toMatchObject({ error: { code: 'changed-meanwhile', edition: 1, sessionMinutes: 100 } });
    expect((await minutesOf(one)).map(({ minutes }) => minutes)).toEqual([100]);
    expect(await minutesOf(two)).toEqual([]);
    const same = await note(db, other, id, { edition: 0, marks: { [one]: 'full' } });
    expect(same).toEqual({ ok: true, value: { changed: 0 } });
  });

  it('has a recording of her own for who owns an enterprise of another group, so that she is judged there', async () => {
    const { module, groupId, manager, memberIds, branchId, country } = await aPlace();
    const elsewhere = await aGroup(db, { country, branchId });
    const [one = '', two = ''] = memberIds;
    const enterpriseId = newId();
    await db
      .insertInto('enterprise')
      .values({
        ...{ id: enterpriseId, code: enterpriseId, name: 'E', kind: 'individual', groupId: elsewhere.groupId },
        ...{ country, district: 'Moshi', startedOn: '2025-01-01' },
      })
      .execute();
    await db.insertInto('enterpriseOwner').values({ enterpriseId, memberId: one, signatory: true }).execute();
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    await note(db, manager, id, { edition: 0, marks: { [one]: 'full', [two]: 'full' } });
    const recordings = await db
      .selectFrom('deskRecording')
      .select(['groupId', 'memberId'])
      .where('accountId', '=', manager.accountId)
      .execute();
    expect(recordings).toHaveLength(2);
    expect(recordings).toContainEqual({ groupId: null, memberId: one });
    expect(recordings).toContainEqual({ groupId, memberId: null });
  });

  it('takes somebody who came unasked by her code, once', async () => {
    const { module, groupId, manager, branchId, country, codeOf } = await aPlace();
    const other = await aGroup(db, { country, branchId });
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const codes = await codeOf(other.memberIds[0]);
    const add = () => transact(db, (tx) => addToSession(tx, manager, { sessionId: id, codes }));
    expect((await add()).ok).toBe(true);
    expect(await expectedAt(db, manager, id)).toHaveLength(4);
    expect(await add()).toMatchObject({ error: { problem: { code: 'listed-already', values: { member: codes } } } });
  });
});

describe('a make-up', () => {
  it('counts to the same module, and shows who still needs how many minutes of it', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const [one = '', two = ''] = memberIds;
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    await note(db, manager, id, { edition: 0, marks: { [one]: 'full', [two]: '50' } });
    expect(await missingMinutes(db, manager, module.id, clock)).toMatchObject([
      { memberId: two, attendedMinutes: 50, neededMinutes: 80 },
    ]);
    const again = await aSession(db, manager, {
      moduleId: module.id,
      groupIds: [],
      memberIds: [two],
      on: '2026-06-08',
      minutes: '30',
    });
    expect(
      (await expectedAt(db, manager, again)).map(({ memberId, otherMinutes }) => [memberId, otherMinutes]),
    ).toEqual([[two, 50]]);
    await note(db, manager, again, { edition: 0, marks: { [two]: 'full' } });
    expect(await missingMinutes(db, manager, module.id, clock)).toEqual([]);
  });
});

describe('what needs doing', () => {
  it('is attendance that was not noted, people to assess, and people who miss minutes', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const [one = '', two = '', three = ''] = memberIds;
    const open = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId], on: '2026-06-10' });
    await aSession(db, manager, { moduleId: module.id, groupIds: [groupId], on: '2026-07-01' });
    const held = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    await note(db, manager, held, { edition: 0, marks: { [one]: 'full', [two]: '50', [three]: 'full' } });
    await assess(db, manager, { memberId: one, moduleId: module.id }, { passed: true });
    expect(await trainingTasks(db, manager, clock)).toMatchObject([
      { kind: 'attendance', sessionId: open, people: null },
      { kind: 'assessment', sessionId: held, people: 1 },
      { kind: 'minutes', moduleId: module.id, people: 1 },
    ]);
  });

  it('is gone with a session that is cancelled with a reason, and a held one is not cancelled', async () => {
    const { module, groupId, manager, memberIds } = await aPlace();
    const id = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId] });
    const cancel = (reason: string) =>
      transact(db, (tx) => cancelSession(tx, manager, { sessionId: id, reason }, clock));
    expect(await cancel('')).toMatchObject({ error: { code: 'wrong-reason', problem: { code: 'missing' } } });
    expect((await cancel('The road is flooded.')).ok).toBe(true);
    expect(await trainingTasks(db, manager, clock)).toEqual([]);
    expect(await note(db, manager, id, { edition: 0, marks: { [memberIds[0] ?? '']: 'full' } })).toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});

describe('a trainer', () => {
  it('sees and keeps the sessions of her assigned groups alone, and of a shared session her own people', async () => {
    const { module, groupId, manager, memberIds, branchId, country } = await aPlace();
    const other = await aGroup(db, { country, branchId });
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId }]);
    await assignTrainer(db, trainer.accountId, [groupId]);
    const shared = await aSession(db, manager, { moduleId: module.id, groupIds: [groupId, other.groupId] });
    const foreign = await aSession(db, manager, { moduleId: module.id, groupIds: [other.groupId], on: '2026-06-03' });
    expect((await sessionPage(db, trainer, null)).rows.map(({ id }) => id)).toEqual([shared]);
    expect((await expectedAt(db, trainer, shared)).map(({ memberId }) => memberId)).toEqual(memberIds);
    expect(await expectedAt(db, trainer, foreign)).toEqual([]);
    const marks = { [other.memberIds[0] ?? '']: 'full' };
    expect(await note(db, trainer, foreign, { edition: 0, marks })).toMatchObject({ error: { code: 'not-found' } });
    const planned = await plan(db, trainer, { moduleId: module.id, groupIds: [other.groupId], on: '2026-06-04' });
    expect(planned).toMatchObject({ error: { problems: { groups: { code: 'nobody-invited' } } } });
  });
});
