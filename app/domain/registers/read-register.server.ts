import type { CsvBatch } from './csv-file.server';
import { readHeader } from './header';
import { rowReader, type ReadRow, type RefuseInRow } from './read-row';
import type { Register } from './register-files';
import type { RowContext } from './row-rules';

/** How far a file is read. */
export type RegisterReading = {
  rows: number;
  bytes: number;
  /** Whether rows can be told apart by their key; not so where the header lacks it or cannot be read. */
  keyed: boolean;
};

/**
 * Reads one register's file into lines for COPY, one piece of text a batch, and keeps `reading` up to date. Refuses what
 * is wrong with the form of the file, its rows and fields, and goes on.
 */
export async function* readRegister(
  register: Register,
  batches: AsyncIterable<CsvBatch>,
  context: RowContext,
  refuse: RefuseInRow,
  reading: RegisterReading,
): AsyncGenerator<string> {
  let read: ReadRow | null = null;
  for await (const { rows, suspicious, bytesRead } of batches) {
    let lines = '';
    for (const row of rows) {
      if (read !== null) {
        reading.rows += 1;
        lines += read(row);
        continue;
      }
      const header = readHeader(register, row, suspicious, (column, code, detail) =>
        refuse(row.line, column, code, detail),
      );
      if (header === null) return;
      reading.keyed = register.columns.every(
        ({ name }, at) => !register.key.includes(name) || header.places[at] !== -1,
      );
      read = rowReader(register, header, context, refuse);
    }
    reading.bytes = bytesRead;
    if (lines !== '') yield lines;
  }
  if (read === null) refuse(1, register.columns[0]?.name ?? '', 'header-missing');
}
