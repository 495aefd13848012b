import { sql } from 'kysely';
import { keepPortfolio, MONTHS_KEPT } from '~/domain/credit/keep-portfolio.server';
import { keptPar30OverTime } from '~/domain/credit/kept-portfolio.queries.server';
import { portfolio } from '~/domain/credit/portfolio.queries.server';
import { programmeTotals } from '~/domain/credit/programme-totals.queries.server';
import { branchSummaries, countBranches } from '~/domain/programme/branch-summaries.queries.server';
import { searchRegister } from '~/domain/programme/staff-search.queries.server';
import { systemClock, today } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { monthEndsUntil } from '~/platform/month-ends';
import {
  DAY,
  aGroupThatMeets,
  quietMeeting,
  record,
  send,
  type GroupThatMeets,
} from '../../tests/domain/meetings/meeting-of-test';
import { joins } from '../../tests/factories/groups';
import { EVERYWHERE } from '../../tests/factories/people';
import { signedInBuyers } from '../../tests/factories/signed-in-buyers';
import type { BenchDatabase, Place } from '../place';
import { say } from '../report';
import { serveMarket } from '../served';
import { sayTimes, WARMING } from './times';

const TIMES = 60;
const MEMBERS_OF_A_MEETING = 20;
const TEXTS = ['basanti', 'wanjiku', 'lak', 'an', 'KE-00', 'nobody at all'];
const staff = { accountId: newId(), duties: EVERYWHERE };

/** What people do at the desk every day, on a database that holds a part of the programme. */
export async function measureDesk(place: Place, database: BenchDatabase, part: string): Promise<void> {
  const { db } = database.application;
  await countBranches(db, systemClock);
  await sql`vacuum analyze`.execute(database.owner.db);
  await measureGroupPages(place, database, part);
  for (const register of ['members', 'enterprises'] as const) {
    const search = (text: string) => searchRegister(db, staff, { register, text, branchId: null, cursor: null });
    for (const text of TEXTS) await search(text);
    await sayTimes(
      `${part}: staff search among ${register}`,
      [...Array(10).keys()].flatMap(() => TEXTS),
      search,
    );
  }
  await sayTimes(`${part}: the staff desk’s branches`, [...Array(TIMES).keys()], () => branchSummaries(db, staff));
  await measurePortfolio(db, part);
  await measureMeetings(database, part);
}

/** The page as a browser gets it from the built server, by staff who sees everything of the group. */
async function measureGroupPages(place: Place, database: BenchDatabase, part: string): Promise<void> {
  const { db } = database.owner;
  const { rows: groups } = await sql<{ id: string }>`
    select id from self_help_group order by md5(id::text) limit ${TIMES + WARMING}`.execute(db);
  const [token = ''] = await signedInBuyers(db, 1);
  await sql`
    insert into staff_assignment (id, account_id, role, branch_id)
    select new_id(), account_id, 'branch_manager', null from account_session order by created_at desc limit 1
  `.execute(db);
  const served = await serveMarket(place, database, { WORKER: 'off' });
  const read = async ({ id }: { id: string }) => {
    const headers = { cookie: `__Host-session=${token}`, accept: 'text/html' };
    const answer = await fetch(`${served.origin}/groups/${id}`, { headers });
    await answer.text();
    if (answer.status !== 200) throw new Error(`/groups/${id}: ${answer.status}`);
  };
  try {
    for (const group of groups.slice(0, WARMING)) await read(group);
    await sayTimes(`${part}: a group’s page`, groups.slice(WARMING), read);
  } finally {
    await served.stop();
  }
}

/** All branches together: reckoned for the first time, asked for, and asked for after payments in some branches. */
async function measurePortfolio(db: Db, part: string): Promise<void> {
  const asOf = today(systemClock);
  const question = { asOf, branchId: null, source: null, limit: 50 };
  const begun = performance.now();
  await keepPortfolio(db, systemClock);
  say(
    `${part}: the portfolio kept for the first time, ${MONTHS_KEPT + 1} days`,
    (performance.now() - begun) / 1000,
    's',
  );
  const rounds = [...Array(TIMES).keys()];
  await sayTimes(`${part}: the portfolio of all branches`, rounds, () => portfolio(db, staff, question));
  await sayTimes(`${part}: PAR30 over time of all branches`, rounds, () =>
    keptPar30OverTime(db, { staff, source: null }, { until: asOf, months: MONTHS_KEPT }),
  );
  const monthEnd = monthEndsUntil(asOf, 1)[0] ?? asOf;
  await sayTimes(`${part}: the loans of the programme in totals`, rounds, () =>
    programmeTotals(db, staff, { asOf: monthEnd }),
  );
  const { rows: loans } = await sql<{ id: string }>`
    select l.id from loan l join self_help_group g on g.id = l.group_id
    where l.status = 'active' order by md5(l.id::text) limit 12`.execute(db);
  await sayTimes(`${part}: the portfolio of all branches, a loan repaid just before`, loans, async ({ id }) => {
    await db.insertInto('loanPayment').values({ loanId: id, paidOn: asOf, amountMinor: 1 }).execute();
    await portfolio(db, staff, question);
  });
}

/** Groups of twenty; the same meeting by everybody, sent whole as from a phone that had no network. */
async function measureMeetings({ owner, application }: BenchDatabase, part: string): Promise<void> {
  const groups: GroupThatMeets[] = [];
  for (let made = 0; made < TIMES / 2 + WARMING; made += 1) groups.push(await aGroupOfTwenty(owner.db));
  const sheetOf = (group: GroupThatMeets) => {
    const savings = Object.fromEntries(group.memberIds.map((id) => [`saving.${id}`, '10'] as const));
    return quietMeeting(group, { ...savings, cashClose: String(100 + 10 * group.memberIds.length) });
  };
  for (const group of groups.slice(0, WARMING)) await record(application.db, group, sheetOf(group));
  const name = `${part}: a meeting of ${MEMBERS_OF_A_MEETING} recorded`;
  await sayTimes(name, groups.slice(WARMING), async (group) => {
    const held = await send(application.db, group, sheetOf(group));
    if (!held.ok || held.value.state !== 'recorded') throw new Error(`not recorded on ${DAY}: ${JSON.stringify(held)}`);
  });
}

async function aGroupOfTwenty(db: Db): Promise<GroupThatMeets> {
  const group = await aGroupThatMeets(db);
  const more = MEMBERS_OF_A_MEETING - group.memberIds.length;
  const joined = await Promise.all([...Array(more).keys()].map(() => joins(db, group.groupId)));
  return { ...group, memberIds: [...group.memberIds, ...joined] };
}
