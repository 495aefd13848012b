import { readdir } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { pauseOffersOfIneligible, publishWaitingOffers } from '~/domain/catalogue/follow-standings.server';
import { OFFERS_CHANGED } from '~/domain/catalogue/offer.events';
import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { noteRecordNumber } from '~/domain/identity/record-number.server';
import { today, type Clock } from '~/platform/clock';
import { transact, type Tx } from '~/platform/db.server';
import type { FilePort } from '~/platform/files.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { IMPORT_SETTINGS, kyselyOn } from './import-connection.server';
import { discardPhotos, findPhotos, preparePhotos, type ImportedPhotos } from './import-photos.server';
import { openRefusals, runSql, type ImportRun } from './import-run.server';
import { checkFolder, resolveFolder } from './look-at-folder.server';
import { LISTED_REFUSALS, shownValue, type Refusal, type RefusalCode } from './refusal';
import { registers } from './register-files';
import type { RowContext } from './row-rules';
import { makeStagedTables, stageRegister } from './stage-register.server';
import { countChanges, takeOver, type RowCounts, type TakenOver } from './take-over.server';

export type Folder = {
  path: string;
  /** Names of its files as they are read (NFC), each with its name on the disk. */
  files: ReadonlyMap<string, string>;
};

export type ImportStage = 'reading' | 'checking' | 'writing';
export type ImportProgress = { stage: ImportStage; file: string; rowsRead: number; bytesRead: number };

export type FolderImport = {
  folder: Folder;
  importId: number;
  accountId: string | null;
  dryRun: boolean;
  clock: Clock;
  /** Where photos of offers are kept. */
  photoStore: FilePort;
  onProgress(progress: ImportProgress): void;
};

export type ImportedFile = { file: string; rows: number } & RowCounts;
/** What the folder holds, whatever became of it. `passedOver`: files that are neither registers nor offers' photos. */
export type FolderContents = { files: ImportedFile[]; passedOver: string[] };
/** `taken` is null for a dry run, which counts what would be new and corrected. */
export type ImportReport = FolderContents & { taken: TakenOver | null };
export type FolderRefused = FolderContents & { code: 'refused'; refusals: Refusal[]; count: number };
type DryRun = { code: 'dry-run'; report: ImportReport };

/** So many rows are worth new statistics for the planner. */
const LARGE_IMPORT = 5_000;

/** The files of a folder. Throws what the file system says where it is none. */
export async function openFolder(path: string): Promise<Folder> {
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return { path, files: new Map(files.map(({ name }) => [name.normalize('NFC'), name])) };
}

/**
 * Takes a folder of register files in, whole or not at all, in one transaction on a connection of its own. Fails with
 * `refused`: at most 1,000 refusals in the order of files and lines, and how many there are. A dry run ends as an import
 * would, and writes nothing.
 */
export async function importFolder(
  client: PoolClient,
  given: FolderImport,
): Promise<Result<ImportReport, FolderRefused>> {
  let photos: ImportedPhotos = new Map();
  let kept = false;
  try {
    const result = await transact<ImportReport, FolderRefused | DryRun>(kyselyOn(client), async (tx) => {
      const run = await openRun(client, tx, given);
      const read = await readFolder(run, given);
      given.onProgress({ stage: 'checking', ...read.progress });
      await resolveFolder(run);
      await checkFolder(run);
      const refused = await refusalsOf(run, read);
      if (refused) return fail(refused);
      photos = await preparePhotos(run, given.folder.path, given.folder.files, given.dryRun ? null : given.photoStore);
      const unreadable = await refusalsOf(run, read);
      if (unreadable) return fail(unreadable);

      const contents = contentsOf(read, await countChanges(run));
      if (given.dryRun) return fail({ code: 'dry-run', report: { ...contents, taken: null } });
      given.onProgress({ stage: 'writing', ...read.progress });
      const taken = await takeOver(run, photos, read.progress.rowsRead >= LARGE_IMPORT);
      await noteRecordNumber(tx, run.importId);
      await openMarket(run, given.clock);
      await tell(run, contents, taken);
      return ok({ ...contents, taken });
    });
    kept = result.ok;
    if (result.ok) return result;
    return result.error.code === 'dry-run' ? ok(result.error.report) : fail(result.error);
  } finally {
    if (!kept && !given.dryRun) await discardPhotos(given.photoStore, photos);
  }
}

async function openRun(client: PoolClient, tx: Tx, given: FolderImport): Promise<ImportRun> {
  await client.query(IMPORT_SETTINGS);
  const present = registers.filter(({ file }) => given.folder.files.has(file)).map(({ name }) => name);
  const run: ImportRun = {
    client,
    tx,
    importId: given.importId,
    accountId: given.accountId,
    today: today(given.clock),
    present: new Set(present),
    unreadable: new Set(),
  };
  await makeStagedTables(run);
  await openRefusals(run);
  return run;
}

type ReadFolder = {
  rows: Map<string, number>;
  passedOver: string[];
  /** Refusals that were counted and not kept. */
  unlisted: number;
  progress: { file: string; rowsRead: number; bytesRead: number };
};

async function readFolder(run: ImportRun, given: FolderImport): Promise<ReadFolder> {
  const context = await rowContext(run, given.folder);
  const read: ReadFolder = {
    rows: new Map(),
    passedOver: [],
    unlisted: 0,
    progress: { file: '', rowsRead: 0, bytesRead: 0 },
  };
  for (const register of registers) {
    if (!run.present.has(register.name)) continue;
    const { rowsRead, bytesRead } = read.progress;
    const found = await stageRegister(run, register, given.folder.path, context, ({ rows, bytes }) => {
      read.progress = { file: register.file, rowsRead: rowsRead + rows, bytesRead: bytesRead + bytes };
      given.onProgress({ stage: 'reading', ...read.progress });
    });
    read.rows.set(register.name, found.rows);
    read.unlisted += found.unlisted;
  }
  const photos = await findPhotos(run, given.folder.path, given.folder.files);
  const used = new Set([...photos, ...registers.map(({ file }) => file)]);
  read.passedOver = [...given.folder.files.keys()].filter((name) => !used.has(name)).sort();
  return read;
}

async function rowContext(run: ImportRun, folder: Folder): Promise<RowContext> {
  const types = await run.tx.selectFrom('productType').select('code').execute();
  const units = await run.tx.selectFrom('unit').select('code').execute();
  return {
    today: run.today,
    folderFiles: new Set(folder.files.keys()),
    productTypes: new Set(types.map(({ code }) => code)),
    units: new Set(units.map(({ code }) => code)),
  };
}

async function refusalsOf(run: ImportRun, read: ReadFolder): Promise<FolderRefused | null> {
  const { rows } = await runSql(
    run,
    `select file, line, column_name, code, detail, (select count(*) from refusal)::integer as count
     from refusal order by file, line, place, code limit ${LISTED_REFUSALS}`,
  );
  if (rows.length === 0) return null;
  type Row = { file: number; line: number; column_name: string; code: RefusalCode; detail: object; count: number };
  const found = rows as Row[];
  const refusals = found.map(({ file, line, column_name: column, code, detail }) => ({
    file: registers[file]?.file ?? '',
    line,
    column,
    code,
    detail: shownDetail(detail),
  }));
  return { code: 'refused', refusals, count: (found[0]?.count ?? 0) + read.unlisted, ...contentsOf(read, new Map()) };
}

function shownDetail(detail: object): Record<string, string | number> {
  const shown = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : name === 'choices' ? String(value) : shownValue(String(value ?? '')),
  ]);
  return Object.fromEntries(shown) as Record<string, string | number>;
}

function contentsOf(read: ReadFolder, counts: ReadonlyMap<string, RowCounts>): FolderContents {
  const files = registers
    .filter(({ name }) => read.rows.has(name))
    .map(({ name, file }) => ({
      file,
      rows: read.rows.get(name) ?? 0,
      ...(counts.get(name) ?? { new: 0, corrected: 0, unchanged: 0 }),
    }));
  return { files, passedOver: read.passedOver };
}

/** Judges the sellers whose offers are new or other than before, so that those who may sell are on the market at once. */
async function openMarket(run: ImportRun, clock: Clock): Promise<void> {
  const { rows } = await runSql(
    run,
    `select distinct enterprise_id as id from next_offers where change <> 'unchanged'`,
  );
  const enterpriseIds = (rows as { id: string }[]).map(({ id }) => id);
  if (enterpriseIds.length === 0) return;
  await judgeEnterprises(run.tx, { enterpriseIds, clock });
  await publishWaitingOffers(run.tx, enterpriseIds, clock);
  await pauseOffersOfIneligible(run.tx, enterpriseIds, clock);
}

/** Tells the rest of the market, in the same transaction; an import that changed nothing has nothing to tell. */
async function tell(run: ImportRun, { files }: FolderContents, taken: TakenOver): Promise<void> {
  if (taken.offerEvents) {
    await emit(run.tx, OFFERS_CHANGED, { firstEventId: taken.offerEvents.first, lastEventId: taken.offerEvents.last });
  }
  if (files.some((file) => file.new + file.corrected > 0)) {
    await emit(run.tx, 'registers.imported', { importId: run.importId });
  }
}
