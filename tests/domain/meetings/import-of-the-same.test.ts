import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { fixedClock } from '~/platform/clock';
import { testDatabase } from '../../support/test-database';
import { importer } from '../registers/small-folder';
import { aGroupThatMeets, quietMeeting, record } from './meeting-of-test';

const database = await testDatabase();
const { db } = database;
const takeIn = importer(database);

const ON = '2026-05-18';

it('an import of the same meeting finds nothing to change', async () => {
  const group = await aGroupThatMeets(db);
  const [a = '', b = ''] = group.memberIds;
  const typed = quietMeeting(group, {
    heldOn: ON,
    [`saving.${a}`]: '50',
    [`social.${b}`]: '5',
    'fine.0.member': b,
    'fine.0.amount': '2',
    'fine.0.reason': 'late',
    'move.0.kind': 'bank_deposit',
    'move.0.amount': '30',
    cashClose: '127',
  });
  const meetingId = await record(db, group, typed, fixedClock(`${ON}T09:00:00Z`));
  const codes = new Map(
    (await db.selectFrom('member').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
  );
  const { code } = await db
    .selectFrom('selfHelpGroup')
    .select('code')
    .where('id', '=', group.groupId)
    .executeTakeFirstOrThrow();
  const notes = await db
    .selectFrom('cashMovement')
    .select(['kind', 'note'])
    .where('meetingId', '=', meetingId)
    .execute();
  const noteOf = (kind: string) => notes.find((row) => row.kind === kind)?.note ?? '';
  const lines = (head: string, rows: string[]) => [head, ...rows, ''].join('\n');
  const before = await written();
  const outcome = await takeIn({
    'meetings.csv': lines('group_code,scheduled_on,status,held_on,cash_open,cash_close_counted', [
      `${code},${ON},held,${ON},100,127`,
    ]),
    'attendance.csv': lines(
      'group_code,scheduled_on,member_code,mark',
      group.memberIds.map((id) => `${code},${ON},${codes.get(id)},present`),
    ),
    'savings.csv': lines('group_code,scheduled_on,member_code,amount', [`${code},${ON},${codes.get(a)},50`]),
    'cash_movements.csv': lines('group_code,scheduled_on,kind,amount,note', [
      `${code},${ON},social_fund_in,5,${noteOf('social_fund_in')}`,
      `${code},${ON},fine,2,${noteOf('fine')}`,
      `${code},${ON},bank_deposit,30,`,
    ]),
  });
  expect(outcome.refusals).toEqual([]);
  expect(await written()).toEqual(before);
});

/** How many rows and entries there are, and how many of them were taken back. */
async function written(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from ledger_entry) as entries, (select count(*) from ledger_line) as lines,
      (select count(*) from attendance_mark) as marks, (select count(*) from saving) as savings,
      (select count(*) from cash_movement) as movements,
      (select count(*) from saving where reversed_in is not null) as reversed`.execute(db);
  return rows[0];
}
