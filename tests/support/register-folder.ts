import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type RegisterRow = Record<string, string>;

/** The rows of one register file of a folder, by column name. */
export function readRegister(folder: string, register: string): RegisterRow[] {
  return parse<RegisterRow>(readFileSync(join(folder, `${register}.csv`), 'utf8'), { columns: true });
}

/** A field of a row; throws where the file has no such column. */
export function field(row: RegisterRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

/** Rows by the values of some columns. */
export function grouped(rows: readonly RegisterRow[], ...columns: string[]): Map<string, RegisterRow[]> {
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const key = keyOf(row, ...columns);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The values of some columns as one text. */
export function keyOf(row: RegisterRow, ...columns: string[]): string {
  return columns.map((column) => field(row, column)).join('|');
}

/** Major units with exactly two decimals as minor units; throws for anything else. */
export function minorOf(text: string): number {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new Error(`not an amount with two decimals: ${text}`);
  return Number(text.replace('.', ''));
}
