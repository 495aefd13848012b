import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import type { BenchDatabase } from '../place';

/** Seconds that PostgreSQL takes to COPY the files of a folder into tables of text, without any check or index. */
export async function copyRegisters({ owner }: BenchDatabase, folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const client = await owner.pool.connect();
  try {
    const begun = performance.now();
    await client.query('begin');
    for (const [number, name] of files.entries()) {
      const table = `bench_register_${number}`;
      const columns = (await headerOf(join(folder, name))).map((column) => `"${column}" text`);
      await client.query(`create table ${table} (${columns.join(', ')})`);
      const target = client.query(from(`copy ${table} from stdin (format csv, header)`));
      await pipeline(createReadStream(join(folder, name)), target);
    }
    await client.query('commit');
    const seconds = (performance.now() - begun) / 1000;
    for (const number of files.keys()) await client.query(`drop table bench_register_${number}`);
    return seconds;
  } finally {
    client.release();
  }
}

async function headerOf(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) return line.replace('\uFEFF', '').split(',');
    return [];
  } finally {
    await file.close();
  }
}
