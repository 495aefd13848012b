import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '~/platform/db.server';

export type Page<Row> = { rows: Row[]; next: string | null };

const place = z.tuple([z.string().max(200), z.string().max(10_000)]);

/**
 * A page of a query that gives `first_key` and `second_key` (text, together unique) beside its columns, in their order.
 * A cursor that is none means the first page.
 */
export async function pageOf<Row>(
  db: Db,
  query: RawBuilder<unknown>,
  { cursor, size, order }: { cursor: string | null; size: number; order: 'asc' | 'desc' },
): Promise<Page<Row>> {
  const after = readCursor(cursor);
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  const direction = sql.raw(order);
  const { rows } = await sql<Row & { firstKey: string; secondKey: string }>`
    select r.* from (${query}) as r
    where ${after === null} or (r.first_key collate "C", r.second_key collate "C")
      ${beyond} (${after?.[0] ?? ''}::text, ${after?.[1] ?? ''}::text)
    order by r.first_key collate "C" ${direction}, r.second_key collate "C" ${direction}
    limit ${size + 1}
  `.execute(db);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ firstKey: _first, secondKey: _second, ...row }) => row as Row),
    next: last && rows.length > size ? writeCursor([last.firstKey, last.secondKey]) : null,
  };
}

function writeCursor(keys: [string, string]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function readCursor(cursor: string | null): [string, string] | null {
  if (cursor === null) return null;
  try {
    const read = place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return read.success && !read.data.join('').includes('\0') ? read.data : null;
  } catch {
    return null;
  }
}
