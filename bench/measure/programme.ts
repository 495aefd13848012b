import { join } from 'node:path';
import { sql } from 'kysely';
import { groupPar30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { judgeEverybody, judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { groupBalancesOverTime } from '~/domain/ledger/balances-over-time.queries.server';
import { branchSummaries, countBranches } from '~/domain/programme/branch-summaries.queries.server';
import { groupPage } from '~/domain/programme/group-page.queries.server';
import { meetingsSince } from '~/domain/programme/meetings-held.queries.server';
import { searchRegister } from '~/domain/programme/staff-search.queries.server';
import type { Actor } from '~/platform/actor';
import { systemClock, today } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { generateRegisters } from '~db/demo/generate-registers.server';
import { DAY, aGroupThatMeets, quietMeeting, send } from '../../tests/domain/meetings/meeting-of-test';
import { joins } from '../../tests/factories/groups';
import { length } from '../length';
import type { BenchDatabase, Place } from '../place';
import { say, tell } from '../report';
import { importByCommand } from './registers';

const SEED = 4;
const MONTHS = 15;
const TIMES = 60;
const MEMBERS_OF_A_MEETING = 20;
const TEXTS = ['basanti', 'wanjiku', 'lak', 'an', 'KE-00', 'nobody at all'];

/** The registers of a part of the whole programme, taken in and judged, and then what people do there every day. */
export async function measureProgramme(place: Place): Promise<void> {
  const groups = length.full ? 25_000 : 2_500;
  const part = length.full ? 'a tenth' : 'a hundredth';
  tell(`Registers of ${groups} groups, ${part} of the programme …`);
  const folder = join(place.folder, 'programme');
  const given = { seed: SEED, groups, months: MONTHS, likeProgramme: true, today: today(systemClock, 'UTC') };
  const summary = await generateRegisters({ ...given, outFolder: folder });
  const database = await place.database('programme');
  const taken = await importByCommand(place, database, folder);
  const { attendance, enterprises, members } = summary.rows;
  say(`${part}: members`, members, 'members');
  say(`${part}: attendance`, attendance, 'rows');
  say(`${part}: enterprises`, enterprises, 'enterprises');
  say(`${part}: rows of the registers imported`, summary.totalRows / taken.seconds, 'rows/s');
  say(`${part}: memory of the import at most`, taken.residentMb, 'MB');
  await measureDays(database, part);
}

async function measureDays({ owner, application }: BenchDatabase, part: string): Promise<void> {
  const { db } = application;
  const begun = performance.now();
  await judgeEverybody(db, systemClock);
  say(`${part}: everybody judged`, (performance.now() - begun) / 1000, 's');
  await countBranches(db, systemClock);
  await sql`vacuum analyze`.execute(owner.db);

  const enterpriseIds = await someIds(owner.db, 'enterprise', 'group_id is not null');
  await sayTimes(`${part}: one enterprise judged again`, enterpriseIds, (id) => judgeNow(db, [id], systemClock));
  const staff = { accountId: newId(), duties: [{ role: 'branch_manager' as const, branchId: null }] };
  const actor: Actor = { accountId: staff.accountId, displayName: 'Bench', locale: 'en', memberId: null, staff };
  const groupIds = await someIds(owner.db, 'self_help_group', 'true');
  await sayTimes(`${part}: what a group’s page shows`, groupIds, (id) => readGroup(db, actor, id));
  for (const register of ['members', 'enterprises'] as const) {
    const searches = [...Array(10).keys()].flatMap(() => TEXTS);
    await sayTimes(`${part}: staff search among ${register}`, searches, (text) =>
      searchRegister(db, staff, { register, text, branchId: null, cursor: null }),
    );
  }
  await sayTimes(`${part}: the staff desk’s branches`, groupIds, () => branchSummaries(db, staff));
  const meetings = await Promise.all([...Array(10).keys()].map(() => aGroupOfTwenty(owner.db)));
  await sayTimes(`${part}: a meeting of ${MEMBERS_OF_A_MEETING} recorded`, meetings, async (group) => {
    const savings = Object.fromEntries(group.memberIds.map((id) => [`saving.${id}`, '10'] as const));
    const cashClose = String(100 + 10 * group.memberIds.length);
    const held = await send(db, group, quietMeeting(group, { ...savings, cashClose }));
    if (!held.ok || held.value.state !== 'recorded') throw new Error(`not recorded on ${DAY}: ${JSON.stringify(held)}`);
  });
}

async function readGroup(db: Db, actor: Actor, groupId: string): Promise<void> {
  const group = await groupPage(db, actor, groupId, systemClock);
  if (!group) throw new Error('no such group');
  const span = { until: group.today, months: 12 };
  await Promise.all([
    meetingsSince(db, groupId, `${Number(group.today.slice(0, 4)) - 1}${group.today.slice(4, 7)}-01`),
    groupBalancesOverTime(db, groupId, span),
    groupPar30OverTime(db, groupId, span),
  ]);
}

async function aGroupOfTwenty(db: Db) {
  const group = await aGroupThatMeets(db);
  const more = MEMBERS_OF_A_MEETING - group.memberIds.length;
  const joined = await Promise.all([...Array(more).keys()].map(() => joins(db, group.groupId)));
  return { ...group, memberIds: [...group.memberIds, ...joined] };
}

async function someIds(db: Db, table: string, which: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${sql.raw(which)} order by md5(id::text) limit ${TIMES}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The median and the 95th of a hundred of what a piece of work takes, each thing worked on once. */
async function sayTimes<Thing>(
  name: string,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  const times: number[] = [];
  for (const thing of things) {
    const begun = performance.now();
    await work(thing);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  say(name, times[Math.floor(times.length / 2)] ?? 0, 'ms');
  say(`${name}, p95`, times[Math.floor(times.length * 0.95)] ?? 0, 'ms');
}
