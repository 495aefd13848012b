import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'step-four-report-'));
afterAll(() => rm(folder, { recursive: true }));

type Ended = { code: number; output: string; errors: string };

function command(...args: string[]): Promise<Ended> {
  const tool = ['node_modules/tsx/dist/cli.mjs', 'app/domain/eligibility/eligibility.cli.ts', ...args];
  const env = { ...process.env, DATABASE_URL: database.url };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, tool, { env }, (_error, output, errors) =>
      resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

describe('the report on the command line', () => {
  beforeAll(async () => {
    const odd = soundRegisters('=Q,"1"');
    await inFolder([soundRegisters('b'), soundRegisters('A'), odd], (registers) => takeIn(database, registers));
  });

  test('is sorted by code point, quotes what needs it and makes formulas harmless', async () => {
    const { code, output, errors } = await command('--as-of', '2026-10-31');
    expect([code, errors]).toEqual([0, '']);
    const lines = output.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'enterprise_code,rule,verdict,numerator,denominator',
      `"'=Q,""1""-E",G1,pass,,`,
    ]);
    expect(lines.filter((line) => line.includes('OUTCOME'))).toEqual([
      `"'=Q,""1""-E",OUTCOME,eligible,,`,
      'A-E,OUTCOME,eligible,,',
      'b-E,OUTCOME,eligible,,',
    ]);
    expect(lines).toHaveLength(1 + 3 * 18 + 1);
  });

  test('goes to a file whole, and leaves nothing beside it', async () => {
    const out = join(folder, 'report.csv');
    const { code, output } = await command('--as-of', '2026-10-31', '--thresholds', 'keep', '--out', out);
    expect([code, output]).toEqual([0, '']);
    expect((await readFile(out, 'utf8')).split('\n')).toHaveLength(1 + 3 * 18 + 1);
    expect(await readdir(folder)).toEqual(['report.csv']);
  });

  test.each([
    { what: 'a day that there is not', args: ['--as-of', '2026-02-30'] },
    { what: 'thresholds that there are not', args: ['--as-of', '2026-10-31', '--thresholds', 'both'] },
    { what: 'an argument that there is not', args: ['--as-of', '2026-10-31', '--everybody'] },
    {
      what: 'a file that cannot be written',
      args: ['--as-of', '2026-10-31', '--out', join(folder, 'no', 'report.csv')],
    },
  ])('refuses $what in one plain line', async ({ args }) => {
    const { code, output, errors } = await command(...args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/^[^\n]+\n$/);
    expect(errors).not.toMatch(/Error|\bat /);
  });
});
