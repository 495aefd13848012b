import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import type { FilePort } from '~/platform/files.server';
import type { FolderContents, ImportProgress } from './import-folder.server';
import type { Refusal } from './refusal';
import type { TakenOver } from './take-over.server';

export type ImportSource = 'command' | 'page' | 'demo';

export type ImportRequest = {
  database: Database;
  folder: string;
  source: ImportSource;
  /** Who asked for it; null on the command line. */
  accountId: string | null;
  dryRun: boolean;
  clock: Clock;
  /** An import that waits in `register_import` already. Without it one is noted, but not for a command's dry run. */
  importId?: number;
  photoStore?: FilePort;
  onProgress?(progress: ImportProgress): void;
};

export type ImportOutcome = FolderContents & {
  /** Null for a dry run that is not noted. */
  importId: number | null;
  /** At most 1,000, in the order of files and lines; none if the folder was (or could be) taken in. */
  refusals: Refusal[];
  refusalCount: number;
  /** Null for a dry run and where anything was refused. */
  taken: TakenOver | null;
};
