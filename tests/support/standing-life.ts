import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import type { Outcome } from '~/domain/eligibility/standing.states';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { aStaffMember, managerOf } from '../factories/people';
import { marked, type RegisterChange } from '../factories/register-changes';
import { inFolder, soundRegisters } from '../factories/sound-registers';
import { takeIn } from './judged';
import type { TestDatabase } from './test-database';

/** The day on which sound registers hold every rule. */
export const SOUND_ON = '2026-10-31';

/** Noon of a day in India. */
export const noonOf = (day: string): Clock => fixedClock(`${day}T06:30:00Z`);

/** Too little to stay, for the rest of the year. */
export const cameFiveOfTwelve = marked('absent', 1, 7);

export type Life = {
  enterpriseId: string;
  memberId: string;
  branchId: string;
  /** Takes the same registers in again, with changes. */
  records(...changes: RegisterChange[]): Promise<number>;
  /** Where it stands, as decided on that day. */
  on(day: string): Promise<Outcome | undefined>;
  standing(): Promise<Outcome | undefined>;
};

/** One enterprise from sound registers under a code of its own, judged on `SOUND_ON`: eligible. */
export async function aLife(database: TestDatabase, code: string, ...changes: RegisterChange[]): Promise<Life> {
  const { db } = database;
  const records = (...given: RegisterChange[]) => {
    const registers = soundRegisters(code);
    for (const change of given) change(registers, code);
    return inFolder([registers], (folder) => takeIn(database, folder));
  };
  await records(...changes);
  const { id: enterpriseId, branchId } = await db
    .selectFrom('enterprise')
    .innerJoin('selfHelpGroup', 'selfHelpGroup.id', 'enterprise.groupId')
    .select(['enterprise.id', 'branchId'])
    .where('enterprise.code', '=', `${code}-E`)
    .executeTakeFirstOrThrow();
  const member = await db.selectFrom('member').select('id').where('code', '=', `${code}-M1`).executeTakeFirstOrThrow();
  const standing = () => standingOf(db, enterpriseId);
  const on = async (day: string) => {
    await judgeEverybody(db, noonOf(day));
    return standing();
  };
  await on(SOUND_ON);
  return { enterpriseId, memberId: member.id, branchId, records, on, standing };
}

/** Three managers of a branch: where two people decide, a third looks on. */
export function threeManagersOf(db: Db, branchId: string): Promise<[StaffMember, StaffMember, StaffMember]> {
  const one = () => aStaffMember(db, managerOf(branchId));
  return Promise.all([one(), one(), one()]);
}

async function standingOf(db: Db, enterpriseId: string): Promise<Outcome | undefined> {
  const row = await db
    .selectFrom('enterpriseStanding')
    .select('outcome')
    .where('enterpriseId', '=', enterpriseId)
    .executeTakeFirst();
  return row?.outcome as Outcome | undefined;
}
