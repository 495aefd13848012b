import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { systemClock, today } from '~/platform/clock';
import { generateRegisters, type Summary } from '~db/demo/generate-registers.server';
import { length } from '../length';
import { copyRegisters } from '../limit/copy';
import { readRegisters } from '../limit/read-registers';
import type { BenchDatabase, Place } from '../place';
import { say, sayBeside, tell } from '../report';

const SEED = 4;
const LOOK_EVERY_MS = 250;

/** Registers taken in by the command, then everybody judged from them. */
export async function measureRegisters(place: Place): Promise<void> {
  const outFolder = join(place.folder, 'registers');
  tell(`Registers of ${length.groups} groups …`);
  const summary = await generateRegisters({
    seed: SEED,
    groups: length.groups,
    today: today(systemClock, 'UTC'),
    outFolder,
  });
  const database = await place.database('registers');
  await measureImport(place, database, summary);
  await measureJudging(database, summary);
}

async function measureImport(place: Place, database: BenchDatabase, { folder, totalRows }: Summary): Promise<void> {
  const taken = await importByCommand(place, database, folder);
  const limit = await copyRegisters(database, folder);
  const name = `registers imported, ${length.groups} groups`;
  say(`rows of the registers, ${length.groups} groups`, totalRows, 'rows');
  sayBeside(name, totalRows / taken.seconds, { value: totalRows / limit, of: 'COPY into plain tables' }, 'rows/s');
  say(`${name}, memory of the command at most`, taken.residentMb, 'MB');
}

/** `npm run registers:import`, with the memory that it held at most. */
export async function importByCommand(place: Place, { url }: BenchDatabase, folder: string) {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/domain/registers/import.cli.ts', folder], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: place.folder, FILES_DIR: join(place.folder, 'files') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let residentMb = 0;
  const looking = setInterval(() => (residentMb = Math.max(residentMb, residentMbOf(child.pid))), LOOK_EVERY_MS);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  return { seconds: (performance.now() - begun) / 1000, residentMb };
}

function residentMbOf(pid: number | undefined): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
  } catch {
    return 0;
  }
}

/** The judgement with decisions and evidence written; a plain pass only reads what it would have to go by. */
async function measureJudging(database: BenchDatabase, { folder }: Summary): Promise<void> {
  const enterprises = await anEnterpriseForEveryMember(database);
  const begun = performance.now();
  await judgeEverybody(database.application.db, systemClock);
  const seconds = (performance.now() - begun) / 1000;
  const limit = await readRegisters(folder);
  const of = 'one process that reads the files and counts by member';
  sayBeside('enterprises judged', enterprises / seconds, { value: enterprises / limit, of }, 'enterprises/s');
  say('enterprises judged in all', enterprises, 'enterprises');
  say('time to judge all', seconds, 's');
}

/** So that there are many to judge: each member without an enterprise begins one, and somebody visits it. */
async function anEnterpriseForEveryMember({ owner }: BenchDatabase): Promise<number> {
  await sql`
    with begun as (
      insert into enterprise (id, code, name, kind, group_id, country, district, started_on, pickup_place, payout_method)
      select new_id(), 'BE-' || m.code, m.display_name, 'individual', g.id, b.country, b.name, current_date - 200,
        'Market square', 'cash'
      from membership s
      join member m on m.id = s.member_id
      join self_help_group g on g.id = s.group_id
      join branch b on b.id = g.branch_id
      where s.left_on is null and not exists (select from enterprise_owner w where w.member_id = m.id)
      returning id, code
    ), owned as (
      insert into enterprise_owner (enterprise_id, member_id, signatory)
      select begun.id, m.id, true from begun join member m on 'BE-' || m.code = begun.code
    )
    insert into vetting_visit (id, enterprise_id, visited_on, visitor, outcome, approver, approved_on)
    select new_id(), id, current_date - 60, 'Visitor', 'pass', 'Approver', current_date - 55 from begun
  `.execute(owner.db);
  await sql.raw('select refresh_register_statistics()').execute(owner.db);
  const { rows } = await sql<{ count: number }>`select count(*) from enterprise where group_id is not null`.execute(
    owner.db,
  );
  return rows[0]?.count ?? 0;
}
