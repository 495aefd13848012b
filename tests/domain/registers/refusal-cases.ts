import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csvBatches } from '~/domain/registers/csv-file.server';
import type { RefuseInRow } from '~/domain/registers/read-row';
import { readRegister } from '~/domain/registers/read-register.server';
import { registers } from '~/domain/registers/register-files';
import type { Database } from '~/platform/db.server';
import { IMPORT_DAY, importer, refused, type FolderFiles } from './small-folder';

/** A folder with one thing wrong, and every refusal that it must meet: `file:line column code`. */
export type RefusalCase = [what: string, folder: FolderFiles, ...expected: string[]];

const asTests = (cases: RefusalCase[]) => cases.map(([what, folder, ...expected]) => ({ what, folder, expected }));

/** Makes a test of each case by importing the folder: exactly the expected is refused, and nothing else. */
export function refusalTests(database: Database): (cases: RefusalCase[]) => void {
  const importing = importer(database);
  return (cases) => {
    it.each(asTests(cases))('$what', async ({ folder, expected }) => {
      const outcome = await importing(folder, { dryRun: true });
      expect(refused(outcome)).toEqual(expected);
      expect(outcome.refusalCount).toBe(expected.length);
    });
  };
}

/** The same for what shows as a file is read, beside no other and without a database. */
export function readingTests(cases: RefusalCase[]): void {
  it.each(asTests(cases))('$what', async ({ folder, expected }) => {
    expect(await refusedInReading(folder)).toEqual(expected);
  });
}

const CONTEXT = { today: IMPORT_DAY, productTypes: new Set(['turmeric-powder']), units: new Set(['kg']) };

async function refusedInReading(folder: FolderFiles): Promise<string[]> {
  const path = await mkdtemp(join(tmpdir(), 'registers-'));
  const found: { line: number; place: string }[] = [];
  for (const register of registers) {
    const text = folder[register.file];
    if (text === undefined) continue;
    await writeFile(join(path, register.file), text);
    const inFile: typeof found = [];
    const refuse: RefuseInRow = (line, column, code) =>
      inFile.push({ line, place: `${register.file}:${line} ${column} ${code}` });
    const batches = csvBatches(join(path, register.file));
    const context = { ...CONTEXT, folderFiles: new Set(Object.keys(folder)) };
    const reading = { rows: 0, bytes: 0, keyed: false };
    for await (const lines of readRegister(register, batches, context, refuse, reading)) expect(lines).not.toBe('');
    found.push(...inFile.sort((one, other) => one.line - other.line));
  }
  await rm(path, { recursive: true });
  return found.map(({ place }) => place);
}
