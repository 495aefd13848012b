import { expect, it } from 'vitest';
import { aStaffMember, EVERYWHERE } from '../../factories/people';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { aSession, assess, note } from '../../factories/training';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;

const idOf = async (table: 'member' | 'selfHelpGroup' | 'trainingModule', code: string) =>
  (await db.selectFrom(table).select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
const m6 = async (code: string) => (await judgedLines(database, '2026-10-31', 'enter')).get(`${code}-E M6`);

it('judges attendance and an assessment kept by hand as it judges the same facts taken in with registers', async () => {
  const taken = soundRegisters('TAKEN');
  const byHand = { ...soundRegisters('HAND'), training_attendance: [], assessments: [] };
  await inFolder([taken, byHand], (folder) => takeIn(database, folder));
  expect(await m6('TAKEN')).toBe('pass 1/1');
  expect(await m6('HAND')).toBe('fail 0/1');

  const staff = await aStaffMember(db, EVERYWHERE);
  const [memberId, groupId] = [await idOf('member', 'HAND-M1'), await idOf('selfHelpGroup', 'HAND-G')];
  const moduleId = await idOf('trainingModule', 'IN-S1');
  const id = await aSession(db, staff, { moduleId, groupIds: [groupId], on: '2026-02-01', minutes: '80' });
  await note(db, staff, id, { edition: 0, marks: { [memberId]: 'full' } });
  expect(await m6('HAND')).toBe('fail 0/1');
  await assess(db, staff, { memberId, moduleId }, { passed: true, on: '2026-02-02' });

  expect(await m6('HAND')).toBe(await m6('TAKEN'));
  const rowsOf = async (code: string) => ({
    attendance: await db
      .selectFrom('trainingAttendance')
      .select(['moduleId', 'sessionOn', 'minutes', 'reversedIn'])
      .where('memberId', '=', await idOf('member', code))
      .execute(),
    assessments: await db
      .selectFrom('assessment')
      .select(['moduleId', 'assessedOn', 'form', 'passed', 'reversedIn'])
      .where('memberId', '=', await idOf('member', code))
      .execute(),
  });
  expect(await rowsOf('HAND-M1')).toEqual(await rowsOf('TAKEN-M1'));
});
