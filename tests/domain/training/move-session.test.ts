import { describe, expect, it } from 'vitest';
import { cancelSession } from '~/domain/programme/training/cancel-session.server';
import { moveSession } from '~/domain/programme/training/move-session.server';
import { sessionsOfGroup, sessionsOfMember, sessionView } from '~/domain/programme/training/sessions.queries.server';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aStaffMember, anAccount, managerOf } from '../../factories/people';
import { aGroup, clock, modulesOf, plan } from '../../factories/training';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const [module] = await modulesOf(db, 'TZ', ['TZ-1']);

async function aPlace() {
  const group = await aGroup(db, { country: 'TZ' });
  if (!module) throw new Error('no module');
  return { module, ...group, manager: await aStaffMember(db, managerOf(group.branchId)) };
}

describe('moving a planned session', () => {
  async function planned() {
    const place = await aPlace();
    const session = await plan(db, place.manager, { moduleId: place.module.id, groupIds: [place.groupId] });
    if (!session.ok) throw new Error('not planned');
    const sessionId = session.value.id;
    const move = (typed: Record<string, string>, by = place.manager) => {
      const stands = { sessionOn: '2026-06-01', startsAt: '10:00', place: 'Hall', trainerId: place.manager.accountId };
      const form = { ...stands, edition: '0', reason: 'The hall is taken', ...typed };
      return transact(db, (tx) => moveSession(tx, by, { sessionId, typed: form }, clock));
    };
    return { ...place, sessionId, move };
  }

  it('to another day and place is seen by who is asked, with where it was and why; twice is once', async () => {
    const { move, memberIds, sessionId, manager, groupId } = await planned();
    const there = { sessionOn: '2026-06-08', place: 'School' };
    expect(await move(there)).toEqual({ ok: true, value: null });
    expect(await move(there)).toEqual({ ok: true, value: null });
    const [session] = await sessionsOfMember(db, memberIds[0] ?? '', '2026-06-01');
    expect(session).toMatchObject({
      id: sessionId,
      sessionOn: '2026-06-08',
      place: 'School',
      moved: { from: { sessionOn: '2026-06-01', startsAt: '10:00', place: 'Hall' }, reason: 'The hall is taken' },
    });
    const view = await sessionView(db, manager, sessionId);
    expect(view?.history.map(({ what }) => what)).toEqual(['planned', 'moved']);
    expect(await sessionsOfGroup(db, groupId, '2026-06-01')).toEqual([session]);
    expect(await sessionsOfGroup(db, groupId, '2026-06-09')).toEqual([]);
  });

  it('is told to each who is asked and has an account, once, in her language; so is that it is cancelled', async () => {
    const { move, memberIds, sessionId, manager } = await planned();
    const reader = await anAccount(db, { phone: '+255700000017', locale: 'sw' });
    await db
      .updateTable('account')
      .set({ memberId: memberIds[1] ?? '' })
      .where('id', '=', reader.accountId)
      .execute();
    await move({ place: 'School', reason: 'Too early' });
    await move({ sessionOn: '2026-06-22', place: 'Church', edition: '1' });
    const told = async () => {
      await handleEvents(database, clock);
      const rows = db.selectFrom('message').select(['channel', 'body']).where('accountId', '=', reader.accountId);
      return (await rows.orderBy('id').execute()).map(({ channel, body }) => `${channel}: ${body}`);
    };
    const [moved, ...more] = await told();
    expect(more).toEqual([]);
    expect(moved).toMatch(/^sms: Step Four: kipindi cha “TZ-1” kimehamishwa\. .*Church.*School.*The hall is taken/);
    await transact(db, (tx) => cancelSession(tx, manager, { sessionId, reason: 'Flood' }, clock));
    await database.owner.db.updateTable('outboxEvent').set({ handledAt: null }).execute();
    expect(await told()).toEqual([moved, expect.stringMatching(/kimeghairiwa\. .*Flood/)]);
  });

  it('after somebody else moved it is held back and shows by whom; elsewhere and unknown it is not found', async () => {
    const { move, branchId } = await planned();
    const second = await aStaffMember(db, managerOf(branchId));
    expect(await move({ sessionOn: '2026-06-08' }, second)).toMatchObject({ ok: true });
    const name = (await db.selectFrom('account').select('displayName').where('id', '=', second.accountId).execute())[0];
    expect(await move({ sessionOn: '2026-06-09' })).toMatchObject({
      error: { code: 'changed-meanwhile', by: name?.displayName, now: { sessionOn: '2026-06-08', place: 'Hall' } },
    });
    expect(await move({}, await aStaffMember(db, managerOf((await aPlace()).branchId)))).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('is refused at its fields, and where it was cancelled', async () => {
    const { move, manager, module, groupId, sessionId } = await planned();
    await plan(db, manager, { moduleId: module.id, groupIds: [groupId], on: '2026-06-15' });
    expect(await move({ sessionOn: '2026-06-15' })).toMatchObject({
      error: { problems: { sessionOn: { code: 'planned-already' } } },
    });
    expect(await move({ sessionOn: 'x', startsAt: '25:00', place: '', reason: ' ', trainerId: newId() })).toMatchObject(
      {
        error: { problems: { sessionOn: {}, startsAt: {}, place: {}, reason: {}, trainerId: {} } },
      },
    );
    await transact(db, (tx) => cancelSession(tx, manager, { sessionId, reason: 'Flood' }, clock));
    expect(await move({ sessionOn: '2026-06-09' })).toMatchObject({ error: { code: 'not-planned' } });
  });
});
