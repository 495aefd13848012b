import { expect, it } from 'vitest';
import type { Database } from '~/platform/db.server';
import { importer, refused, type FolderFiles } from './small-folder';

/** A folder with one thing wrong, and every refusal that it must meet: `file:line column code`. */
export type RefusalCase = [what: string, folder: FolderFiles, ...expected: string[]];

/** Makes a test of each case: exactly the expected is refused, and nothing else. */
export function refusalTests(database: Database): (cases: RefusalCase[]) => void {
  const importing = importer(database);
  return (cases) => {
    it.each(cases.map(([what, folder, ...expected]) => ({ what, folder, expected })))(
      '$what',
      async ({ folder, expected }) => {
        const outcome = await importing(folder, { dryRun: true });
        expect(refused(outcome)).toEqual(expected);
        expect(outcome.refusalCount).toBe(expected.length);
      },
    );
  };
}
