import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beginDays } from '~/domain/eligibility/begin-days.server';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { fixedClock, systemClock } from '~/platform/clock';
import { openDatabase, type Db } from '~/platform/db.server';

const FOLDER = '.cache';
const noteOf = (port: string) => join(FOLDER, `journeys-${port}.database`);

/** Notes which database the market on this port has, for journeys that let days pass. */
export async function noteDatabase(port: string, url: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(noteOf(port), url, { mode: 0o600 });
}

/**
 * Judges one enterprise of the running market as the calendar's job will on a later day ('YYYY-MM-DD'): the same judgement
 * on the same database, by a clock that stands on that day. Whatever follows (offers, search, messages) is done by the
 * market itself. Nobody else's day moves.
 */
export function letDayCome(port: string, enterpriseId: string, day: string): Promise<void> {
  return inMarket(port, async (db) => {
    await todayIsJudged(db);
    await judgeNow(db, [enterpriseId], fixedClock(new Date(`${day}T12:00:00Z`)));
  });
}

/** The day on which the last waiver of an enterprise ends, and does not hold any more. */
export function lastDayWaived(port: string, enterpriseId: string): Promise<string> {
  return inMarket(port, async (db) => {
    const waivers = db.selectFrom('waiver').where('enterpriseId', '=', enterpriseId);
    const { day } = await waivers.select(({ fn }) => fn.max('expiresOn').as('day')).executeTakeFirstOrThrow();
    return day;
  });
}

async function inMarket<Value>(port: string, work: (db: Db) => Promise<Value>): Promise<Value> {
  const database = openDatabase(await readFile(noteOf(port), 'utf8'), { as: 'application', poolSize: 2 });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

/** Until then the market could judge everybody by today after the day that is looked at. */
async function todayIsJudged(db: Db): Promise<void> {
  await beginDays(db, systemClock);
  for (;;) {
    const due = await db.selectFrom('judgementDue').select('enterpriseId').limit(1).executeTakeFirst();
    if (!due) return;
    await pause(200);
  }
}
