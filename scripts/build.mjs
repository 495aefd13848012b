// Builds the browser's files and the server into build/, if a source has changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressFolder } from './compress.mjs';
import { withLock } from './lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'build');
const stampFile = join(output, 'stamp');
const folders = ['app', 'db', 'search', 'public', 'vite'];
const files = ['server.ts', 'vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package-lock.json'];

/** Where the browser's files are. */
export const clientFolder = join(output, 'client');

/** Path of the built server. */
export const serverFile = join(output, 'server', 'index.js');

/** Builds if needed. Returns whether it had to; throws an Error in words when the build fails. */
export async function ensureBuilt() {
  if (isBuilt(await fingerprint())) return false;
  return withLock(join(root, '.cache', 'build.lock'), async () => {
    const sources = await fingerprint();
    if (isBuilt(sources)) return false;
    await build(sources);
    return true;
  });
}

function isBuilt(sources) {
  return existsSync(serverFile) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources;
}

async function build(sources) {
  process.stderr.write('Building …\n');
  const making = join(output, `making-${process.pid}`);
  try {
    await runRemix(making);
    await compressFolder(join(making, 'client'));
    await rm(stampFile, { force: true });
    for (const part of ['client', 'server']) {
      await rm(join(output, part), { recursive: true, force: true });
      await rename(join(making, part), join(output, part));
    }
    await writeFile(stampFile, sources);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function runRemix(making) {
  await mkdir(making, { recursive: true });
  const program = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const child = spawn(process.execPath, [program, 'vite:build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', BUILD_DIR: making },
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve) => child.once('error', () => resolve(1)).once('exit', resolve));
  if (code !== 0) throw new Error('The build failed; the reason stands above.');
}

/** Changes whenever the text of a source changes. */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const paths = [...files, ...(await Promise.all(folders.map(listSources))).flat()].sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path)).catch(() => '')));
  texts.forEach((text, at) => hash.update(`\0${paths[at]}\0`).update(text));
  return hash.digest('hex');
}

async function listSources(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureBuilt().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
