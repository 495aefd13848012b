import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Refusal } from './refusal';

export type ImportState = 'waiting' | 'running' | 'done' | 'refused' | 'failed';

export type FileCounts = { file: string; rows: number; new: number; corrected: number; unchanged: number };

export type ImportSummary = {
  id: number;
  folderName: string;
  dryRun: boolean;
  state: ImportState;
  startedAt: Date;
  finishedAt: Date | null;
  rowsTotal: number | null;
  rowsRead: number;
  refusalCount: number;
  accountName: string | null;
};

export type ImportView = ImportSummary & {
  /** Null until the import has ended. */
  counts: { files: FileCounts[]; passedOver: string[] } | null;
  refusals: Refusal[];
};

const LATEST = 30;

const SUMMARY = sql`
  i.id, i.folder_name, i.dry_run, i.state, i.started_at, i.finished_at, i.rows_total, i.rows_read, i.refusal_count,
  a.display_name as account_name`;

/** The latest folders that were taken in or tried, newest first. */
export async function latestImports(db: Db): Promise<ImportSummary[]> {
  const { rows } = await sql<ImportSummary>`
    select ${SUMMARY} from register_import i left join account a on a.id = i.account_id
    order by i.id desc limit ${LATEST}
  `.execute(db);
  return rows;
}

/** One import with what it did and the refusals that are listed (at most 1,000); undefined where there is none. */
export async function importView(db: Db, id: number): Promise<ImportView | undefined> {
  const { rows } = await sql<Omit<ImportView, 'refusals'>>`
    select ${SUMMARY}, i.counts from register_import i left join account a on a.id = i.account_id where i.id = ${id}
  `.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  const refusals = await sql<Refusal>`
    select file, line, column_name as column, code, detail from register_import_refusal
    where import_id = ${id} order by position
  `.execute(db);
  return { ...found, refusals: refusals.rows };
}
