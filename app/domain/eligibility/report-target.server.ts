import { open, rename, rm, stat } from 'node:fs/promises';

/** Where a report goes, piece by piece; then it is kept, or what was written of it discarded. */
export type ReportTarget = { write(text: string): Promise<void>; keep(): Promise<void>; discard(): Promise<void> };

const nothing = () => Promise.resolve();

/** Standard output; a write to a reader who has gone fails like any other. */
export function standardOutput(): ReportTarget {
  process.stdout.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((done, reject) => process.stdout.write(text, (error) => (error ? reject(error) : done()))),
    keep: nothing,
    discard: nothing,
  };
}

/**
 * A file that holds the report whole or stays as it was: it is written beside it first, unless the name is a pipe or
 * device. Throws where the file cannot be opened.
 */
export async function fileTarget(path: string): Promise<ReportTarget> {
  const known = await stat(path).catch(() => null);
  const beside = !known || known.isFile();
  const written = beside ? `${path}.part` : path;
  const file = await open(written, 'w');
  return {
    write: (text) => file.appendFile(text),
    async keep() {
      await file.close();
      if (beside) await rename(written, path);
    },
    async discard() {
      await file.close();
      if (beside) await rm(written, { force: true });
    },
  };
}
