import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/test-database';
import { changed, folderWriter, smallFolder } from './small-folder';

const database = await testDatabase();
const write = folderWriter();

type Ended = { code: number; stdout: string; stderr: string };

/** Runs the command as npm does. */
function command(...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'app/domain/registers/import.cli.ts', ...args],
      { env },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

describe('the command', () => {
  it('prints refusals as file, line, column, what and what to do, and ends with 1', async () => {
    const folder = changed('members.csv', '1990', '90', changed('waivers.csv', 'M5', 'M9'));
    const { code, stdout } = await command(await write({ ...folder, 'notes.txt': '' }));
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      'members.csv:3 birth_year: “90” is not a year of birth. Write four digits of the Gregorian calendar, for example 1987.',
    );
    expect(lines[1]).toMatch(
      /^waivers\.csv:2 rule: “M9” is not one of the words for this column\. Write one of: G1, G2,/,
    );
    expect(lines.slice(2)).toEqual(['Passed over: notes.txt', '2 refusals. Nothing was imported.']);
  });

  it('tries by --dry-run, imports, and has nothing to do the second time', async () => {
    const folder = await write(smallFolder);
    const tried = await command(folder, '--dry-run');
    expect(tried.stdout).toMatch(/\n\d+ rows can be imported .*nothing was written\.\n$/);
    const imported = await command(folder);
    expect(imported.stdout).toMatch(/^File +Rows +New +Corrected +Unchanged\nbranches\.csv +2 +2 +0 +0\n/);
    expect(imported.stdout).toMatch(/\nImported \d+ rows in .*: \d+ ledger entries posted, 0 reversed\.\n$/);
    const again = await command(folder);
    expect(again.stdout).toMatch(/nothing was changed\.\n$/);
    expect([tried, imported, again].map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
  });

  it('says in one line what is wrong with how it was called', async () => {
    const usage = 'Usage: npm run registers:import -- <folder> [--dry-run]\n';
    expect(await command()).toEqual({ code: 1, stdout: '', stderr: usage });
    expect(await command('a', 'b')).toEqual({ code: 1, stdout: '', stderr: usage });
    expect(await command('a', '--force')).toEqual({ code: 1, stdout: '', stderr: usage });
    const nowhere = await command('/no/such/folder');
    expect(nowhere).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The folder /no/such/folder cannot be read. Name a folder with register files.\n',
    });
  });
});
