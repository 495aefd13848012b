import { join } from 'node:path';
import { sql } from 'kysely';
import { judgeEverybody, judgeNow } from '~/domain/eligibility/judge-everybody.server';
import { systemClock, today } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { generateRegisters } from '~db/demo/generate-registers.server';
import { length } from '../length';
import type { BenchDatabase, Place } from '../place';
import { say, tell } from '../report';
import { measureDesk } from './desk';
import { importByCommand } from './registers';
import { sayTimes, WARMING } from './times';

const SEED = 4;
const MONTHS = 15;
const TIMES = 60;

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
  await measureJudging(database, part);
  await measureDesk(place, database, part);
}

async function measureJudging({ owner, application }: BenchDatabase, part: string): Promise<void> {
  const { db } = application;
  await sayJudged(`${part}: everybody judged`, db);
  await sayJudged(`${part}: everybody judged again, with nothing to write`, db);
  await sql`vacuum analyze`.execute(owner.db);
  const { rows: enterprises } = await sql<{ id: string }>`
    select id from enterprise where group_id is not null order by md5(id::text) limit ${TIMES + WARMING}`.execute(
    owner.db,
  );
  const again = ({ id }: { id: string }) => judgeNow(db, [id], systemClock);
  for (const enterprise of enterprises.slice(0, WARMING)) await again(enterprise);
  await sayTimes(`${part}: one enterprise judged again`, enterprises.slice(WARMING), again);
}

async function sayJudged(name: string, db: Db): Promise<void> {
  const begun = performance.now();
  const { decisions } = await judgeEverybody(db, systemClock);
  say(name, (performance.now() - begun) / 1000, 's');
  say(`${name}: decisions`, decisions, 'decisions');
}
