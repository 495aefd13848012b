import { expect, test, vi } from 'vitest';
import { evidenceRows } from '~/domain/eligibility/evidence-rows.queries.server';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import { newId } from '~/platform/id';
import { aStaffMember } from '../../../factories/people';
import { aLife, noonOf } from '../../../support/standing-life';
import { testDatabase } from '../../../support/test-database';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = await testDatabase();
const { db } = database;
const clock = noonOf('2026-11-01');

test('what a slower recording with a lower number brings is in no decision made before it ended', async () => {
  const life = await aLife(database, 'KT');
  const officer = await aStaffMember(db);
  const { groupId } = await db
    .selectFrom('enterprise')
    .select('groupId')
    .where('id', '=', life.enterpriseId)
    .executeTakeFirstOrThrow();
  const meeting = await db
    .selectFrom('meeting')
    .select(['id', 'scheduledOn'])
    .where('groupId', '=', groupId)
    .orderBy('scheduledOn', 'desc')
    .executeTakeFirstOrThrow();
  const deposit = async (tx: typeof db, amountMinor: number) => {
    const importId = await startRecording(tx as never, officer, { what: 'saving', groupId: groupId ?? '' }, clock);
    await tx
      .insertInto('saving')
      .values({ meetingId: meeting.id, meetingOn: meeting.scheduledOn, memberId: life.memberId, amountMinor, importId })
      .execute();
    return importId;
  };
  const decide = async () => {
    await judgeNow(db, [life.enterpriseId], clock);
    const standing = db
      .selectFrom('enterpriseStanding')
      .select('decisionId')
      .where('enterpriseId', '=', life.enterpriseId);
    return (await standing.executeTakeFirstOrThrow()).decisionId ?? 0;
  };
  const savedThere = async (decisionId: number) => {
    const page = await evidenceRows(db, officer, { decisionId, rule: 'M4', cursor: null });
    const row = page?.rows.find((one) => one.kind === 'attendance' && one.scheduledOn === meeting.scheduledOn);
    return row?.kind === 'attendance' ? row.depositMinor : null;
  };

  const slow = await db.startTransaction().execute();
  const slowNumber = await deposit(slow, 7);
  const quickNumber = await db.transaction().execute((tx) => deposit(tx as never, -1_000));
  expect(quickNumber).toBeGreaterThan(slowNumber);
  const before = await decide();
  await slow.commit().execute();

  expect(await savedThere(before)).toBe(0);
  await db
    .insertInto('vettingVisit')
    .values({
      id: newId(),
      enterpriseId: life.enterpriseId,
      visitedOn: '2026-11-01',
      visitor: 'A',
      outcome: 'fail',
      approver: 'B',
      approvedOn: '2026-11-01',
    })
    .execute();
  const after = await decide();
  expect(after).toBeGreaterThan(before);
  expect([await savedThere(before), await savedThere(after)]).toEqual([0, 7]);
});
