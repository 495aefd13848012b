import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type ShuffledFolder = { path: string; remove(): Promise<void> };

/** A copy of a folder of registers whose rows stand in another order, the same at every run. */
export async function shuffledFolder(folder: string): Promise<ShuffledFolder> {
  const path = await mkdtemp(join(tmpdir(), 'step-four-shuffled-'));
  let state = 1;
  const below = (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit;
  for (const file of await readdir(folder)) {
    const [header = [], ...rows] = parse(await readFile(join(folder, file), 'utf8'), { bom: true, columns: false });
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      const [one, two] = [rows[at] ?? [], rows[other] ?? []];
      rows[at] = two;
      rows[other] = one;
    }
    await writeFile(join(path, file), [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join(''));
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
