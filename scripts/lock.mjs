// A lock between processes: a folder that only one can make, with the holder's process id inside.
// A holder that died leaves the folder behind; the next one sees that and takes over.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** True while a process with this id lives (also when it belongs to someone else). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryLock(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

function holder(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || null;
  } catch (error) {
    return null;
  }
}

/** Runs `work` while holding the lock `folder`; waits for a living holder, takes over from a dead one. */
export async function withLock(folder, work) {
  let unnamed = 0;
  while (!tryLock(folder)) {
    const pid = holder(folder);
    unnamed = pid === null ? unnamed + 1 : 0;
    if (unnamed > 20 || (pid !== null && !isAlive(pid))) rmSync(folder, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}
