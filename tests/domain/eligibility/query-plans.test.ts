import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { fixedClock } from '~/platform/clock';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { analyze, partsRead } from '../../support/watched-plans';

const database = await testDatabase();
const { db, owner } = database;
const clock = fixedClock('2026-10-31T09:00:00Z');
let enterpriseId = '';

/** 80 groups of 10 members that met each week of the last 100. */
beforeAll(async () => {
  await inFolder([soundRegisters('Q')], (folder) => takeIn(database, folder));
  const { id } = await db.selectFrom('enterprise').select('id').where('code', '=', 'Q-E').executeTakeFirstOrThrow();
  enterpriseId = id;
  await sql`
    with made as (
      insert into self_help_group select (jsonb_populate_record(g, jsonb_build_object('id', new_id(), 'code', 'Q-' || n))).*
      from self_help_group g, generate_series(1, 80) n returning id
    ), person as (
      insert into member (id, code, display_name, birth_year)
      select new_id(), 'Q-' || made.id || n, 'One of many', 1990 from made, generate_series(1, 10) n returning id, code
    ), belonging as (
      insert into membership (id, member_id, group_id, joined_on, role)
      select new_id(), person.id, made.id, '2024-01-01', 'member'
      from person join made on starts_with(person.code, 'Q-' || made.id) returning member_id, group_id
    ), met as (
      insert into meeting (id, group_id, scheduled_on, status, held_on, cash_open_minor, cash_close_counted_minor)
      select new_id(), made.id, date '2026-10-30' - 7 * n, 'held', date '2026-10-30' - 7 * n, 0, 0
      from made, generate_series(1, 100) n returning id, group_id, scheduled_on
    ), marked as (
      insert into attendance_mark (meeting_id, meeting_on, member_id, mark)
      select met.id, met.scheduled_on, b.member_id, 'present' from met join belonging b on b.group_id = met.group_id
    ), paid as (
      insert into cash_movement (meeting_id, meeting_on, kind, amount_minor)
      select id, scheduled_on, 'fine', 10 from met
    )
    insert into saving (meeting_id, meeting_on, member_id, amount_minor)
    select met.id, met.scheduled_on, b.member_id, 100 from met join belonging b on b.group_id = met.group_id
  `.execute(owner.db);
  await analyze(database);
});

test('one enterprise is judged from the years of its window, and no register is read from end to end', async () => {
  const { opened, whole } = await partsRead(database, 'judged_line', () => judgeNow(db, [enterpriseId], clock));
  const meetings = opened.filter((part) => /^(attendance_mark|saving|cash_movement)_/.test(part));
  expect(meetings).toEqual(['attendance_mark_2026', 'cash_movement_2026', 'saving_2026']);
  expect(whole).toEqual([]);
});
