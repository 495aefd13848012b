// `npm test`: every check of the project, then one line with the sum. `npm run validate`: the quick ones alone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, '.cache');
const quick = process.argv[2] === 'quick';
const MOST_OF_A_PAGE = 4_000;
const sum = { passed: 0, failed: 0, skipped: 0 };

const program = (path, ...args) => [process.execPath, [join(root, 'node_modules', path), ...args]];
const unitResults = join(results, 'vitest.json');
const journeyResults = join(results, 'journeys.json');

const checks = {
  format: program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  types: program('typescript/bin/tsc', '--noEmit'),
  boundaries: program(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['app', 'db', 'search', 'vite', 'tests', 'bench', 'server.ts'].filter((path) => existsSync(join(root, path))),
    ...['--config', '.dependency-cruiser.cjs'],
  ),
  'dead code': program('knip/bin/knip.js', '--no-progress'),
  lint: program('eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'),
};
const build = [process.execPath, [join(root, 'scripts', 'build.mjs')]];
const vitest = program(
  'vitest/vitest.mjs',
  ...['run', '--reporter=minimal', '--reporter=json', `--outputFile.json=${unitResults}`],
  ...(quick ? ['--project', 'unit'] : []),
);
const journeys = program('@playwright/test/cli.js', 'test', '--reporter=dot,json');

/** Runs a command; resolves to whether it succeeded and everything it wrote. */
function run([command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: journeyResults },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written = [];
    child.stdout.on('data', (chunk) => written.push(chunk));
    child.stderr.on('data', (chunk) => written.push(chunk));
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(written).toString() }));
  });
}

/** Runs one step, says how it went, and adds what it counted; `count` reads that from its results. */
async function step(name, command, count = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })) {
  const begun = Date.now();
  const { ok, output } = await run(command);
  const counted = await count(ok);
  if (!ok && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(sum)) sum[key] += counted[key];
  const words = counted.passed + counted.failed > 1 ? ` ${counted.passed} passed, ${counted.failed} failed,` : '';
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}:${words} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  if (!ok) console.log(output.trimEnd());
  return ok;
}

async function countVitest() {
  const report = await readReport(unitResults);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  for (const { name, message } of brokenFiles) console.log(`${name}: ${message}`);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function countJourneys() {
  const report = await readReport(journeyResults);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

async function runJourneys() {
  try {
    process.env.CHROMIUM_PATH = ensureBrowser();
  } catch (error) {
    console.log(`FAIL journeys: ${error.message}`);
    sum.failed += 1;
    return;
  }
  if (!(await step('journeys', journeys, countJourneys))) await showPages();
}

/** Writes what stood on the page where a journey failed. */
async function showPages() {
  const folder = join(results, 'journeys');
  for (const journey of await readdir(folder).catch(() => [])) {
    const told = await readFile(join(folder, journey, 'error-context.md'), 'utf8').catch(() => '');
    const page = /```yaml\n([^`]*)/.exec(told)?.[1];
    if (page) console.log(`${journey}:\n${page.slice(0, MOST_OF_A_PAGE)}`);
  }
}

async function inOrder(steps) {
  for (const [name, command, count] of steps) await step(name, command, count);
}

await mkdir(results, { recursive: true });
await Promise.all([unitResults, journeyResults].map((path) => rm(path, { force: true })));
const tests = [quick ? 'unit tests' : 'tests', vitest, countVitest];
if (quick) {
  await Promise.all([inOrder(Object.entries(checks)), inOrder([tests])]);
} else {
  const built = step('build', build);
  await Promise.all([inOrder(Object.entries(checks)), built.then(() => inOrder([tests]))]);
  if (await built) await runJourneys();
  else sum.failed += 1;
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
