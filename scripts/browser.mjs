// Finds a Chromium for the journeys, or gets one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const installLimitMs = 240_000;

/** Path of an installed Chromium (CHROMIUM_PATH, one on the PATH, Playwright's own), or null. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, ...usualPlaces, chromium.executablePath()];
  return candidates.find((path) => path && isExecutable(path)) ?? null;
}

/** As findBrowser, but installs one where none is; throws an Error in words when that cannot be done. */
export function ensureBrowser() {
  const found = findBrowser() ?? installed(installWithPlaywright) ?? installed(installWithApt);
  if (found) return found;
  throw new Error(
    'The journeys need a Chromium and none could be installed. Install one (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  );
}

function installed(install) {
  install();
  return findBrowser();
}

function installWithPlaywright() {
  process.stderr.write('Installing a browser (once) …\n');
  const program = join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [program, 'install', 'chromium'], { stdio: 'ignore', timeout: installLimitMs });
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: installLimitMs, env });
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
