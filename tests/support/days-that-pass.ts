import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beginDays } from '~/domain/eligibility/begin-days.server';
import { judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { fixedClock, systemClock } from '~/platform/clock';
import { openDatabase, type Db } from '~/platform/db.server';

const DAY_MS = 86_400_000;
const FOLDER = '.cache';
const noteOf = (port: string) => join(FOLDER, `journeys-${port}.database`);

/** Notes which database the market on this port has, for journeys that let days pass. */
export async function noteDatabase(port: string, url: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(noteOf(port), url, { mode: 0o600 });
}

/**
 * Judges one enterprise of the running market as the calendar's job will on the day that is so many days from now: the
 * same judgement on the same database, by a clock that stands on that day. Whatever follows (offers, search, messages) is
 * done by the market itself. Nobody else's day moves.
 */
export async function letDaysPass(port: string, enterpriseId: string, days: number): Promise<void> {
  const database = openDatabase(await readFile(noteOf(port), 'utf8'), { as: 'application', poolSize: 2 });
  try {
    await todayIsJudged(database.db);
    await judgeNow(database.db, [enterpriseId], fixedClock(new Date(Date.now() + days * DAY_MS)));
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
