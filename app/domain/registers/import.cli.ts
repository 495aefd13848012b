import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand, type CommandContext } from '~/platform/cli.server';
import { translator } from '~/platform/i18n';
import { progressBar } from './progress-bar';
import { refusalPlace, refusalWords } from './refusal-words';
import { registers } from './register-files';
import type { ImportOutcome } from './import-request';
import { runImport } from './run-import.server';

const words = translator('en');
const { t } = words;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(async ({ database, clock, args }: CommandContext) => {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const [named, ...others] = args.filter((arg) => !arg.startsWith('-'));
  if (named === undefined || others.length > 0 || flags.some((flag) => flag !== '--dry-run')) {
    throw new Error(t('registers.command.usage'));
  }
  const folder = placeOf(named);
  const bytesTotal = await bytesOf(folder);
  const dryRun = flags.length > 0;
  const bar = progressBar(process.stderr, words, bytesTotal);
  const started = performance.now();
  let outcome: ImportOutcome;
  try {
    outcome = await runImport({
      database,
      folder,
      source: 'command',
      accountId: null,
      dryRun,
      clock,
      onProgress: bar.show,
    });
  } finally {
    bar.end();
  }
  return report(outcome, folder, dryRun, (performance.now() - started) / 1000);
});

/** npm runs commands in the project's folder; a path may be meant from where npm was called. */
function placeOf(folder: string): string {
  const fromCaller = resolve(process.env.INIT_CWD ?? '.', folder);
  return existsSync(folder) || !existsSync(fromCaller) ? resolve(folder) : fromCaller;
}

/** How much there is to read. Throws one plain line for a folder that cannot be. */
async function bytesOf(folder: string): Promise<number> {
  try {
    const names = new Set(await readdir(folder));
    const sizes = registers
      .filter(({ file }) => names.has(file))
      .map(async ({ file }) => (await stat(join(folder, file))).size);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  } catch {
    throw new Error(t('registers.command.no-folder', { folder }));
  }
}

/** Prints the refusals, or what was taken in; returns the exit code. */
function report(outcome: ImportOutcome, folder: string, dryRun: boolean, duration: number): number {
  const { files, passedOver, refusals, refusalCount, taken } = outcome;
  for (const refusal of refusals) print(`${refusalPlace(refusal)}: ${refusalWords(words, refusal)}`);
  if (refusalCount > refusals.length) {
    print(t('registers.command.refused-more', { listed: refusals.length, count: refusalCount }));
  }
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  if (refusalCount === 0) printFiles(files);
  if (passedOver.length > 0) print(t('registers.command.passed-over', { files: words.list(passedOver) }));
  if (refusalCount > 0) {
    print(t('registers.command.refused', { count: refusalCount }));
    return 1;
  }
  const seconds = words.number(duration, { maximumFractionDigits: 1 });
  const figures = { rows, seconds, speed: Math.round(rows / Math.max(duration, 0.001)) };
  if (files.length === 0) print(t('registers.command.no-files', { folder }));
  else if (dryRun) print(t('registers.command.tried', figures));
  else if (files.every((file) => file.new + file.corrected === 0)) print(t('registers.command.unchanged-all', figures));
  else {
    const [posted, reversed] = [taken?.entriesPosted ?? 0, taken?.entriesReversed ?? 0];
    print(t('registers.command.imported', { ...figures, posted, reversed }));
  }
  return 0;
}

function printFiles(files: ImportOutcome['files']): void {
  const head = ['file', 'file-rows', 'new', 'corrected', 'unchanged'] as const;
  const table = [
    head.map((name) => t(`registers.command.${name}`)),
    ...files.map((file) => [
      file.file,
      ...[file.rows, file.new, file.corrected, file.unchanged].map((count) => words.number(count)),
    ]),
  ];
  const widths = head.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  for (const row of table) {
    print(
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart((widths[at] ?? 0) + 2))).join(''),
    );
  }
}
