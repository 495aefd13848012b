import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { CsvText, type CsvRow } from './csv-text';

const CHUNK = 256 * 1024;
/** A line longer than this is decoded before its end is seen. */
const LONGEST_WAIT = 2 * 1024 * 1024;
const NEWLINE = 10;

/** Stands in decoded text for a byte that is no UTF-8. No decoding of real UTF-8 gives a lone surrogate. */
export const INVALID_BYTE = '\ud800';

export type CsvBatch = {
  rows: CsvRow[];
  /** Whether some field may hold NUL or bytes that are no UTF-8. */
  suspicious: boolean;
  bytesRead: number;
};

/** The rows of a CSV file in batches, in bounded memory. A byte-order mark is passed over. */
export async function* csvBatches(path: string): AsyncGenerator<CsvBatch> {
  const file = await open(path, 'r');
  try {
    const text = new CsvText();
    let waiting: Buffer = Buffer.alloc(0);
    let bytesRead = 0;
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK);
      const { bytesRead: count } = await file.read(buffer, 0, CHUNK);
      const last = count === 0;
      let bytes: Buffer = buffer.subarray(0, count);
      if (waiting.length > 0) bytes = Buffer.concat([waiting, bytes]);
      if (bytesRead === 0) bytes = withoutMark(bytes);
      bytesRead += count;
      const end = last ? bytes.length : cutPlace(bytes);
      waiting = bytes.subarray(end);
      const piece = bytes.subarray(0, end);
      const valid = isUtf8(piece);
      const decoded = valid ? piece.toString('utf8') : decodeMarking(piece);
      const rows = text.read(decoded, last);
      if (rows.length > 0) yield { rows, suspicious: !valid || decoded.includes('\0'), bytesRead };
      if (last) return;
    }
  } finally {
    await file.close();
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Behind the last line that has ended; in a line without end, before the character that may go on. */
function cutPlace(bytes: Buffer): number {
  const newline = bytes.lastIndexOf(NEWLINE);
  if (newline !== -1 || bytes.length < LONGEST_WAIT) return newline + 1;
  let at = bytes.length;
  while (at > bytes.length - 4 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at - 1;
}

/** Decodes line by line, and byte by byte where a line is no UTF-8, so that the rest of a file stays readable. */
function decodeMarking(bytes: Buffer): string {
  const lines: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : decodeBytes(line));
    start = end;
  }
  return lines.join('');
}

function decodeBytes(line: Buffer): string {
  let text = '';
  for (let at = 0; at < line.length;) {
    const byte = line[at] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    const character = line.subarray(at, at + length);
    const whole = character.length === length && isUtf8(character);
    text += whole ? character.toString('utf8') : INVALID_BYTE;
    at += whole ? length : 1;
  }
  return text;
}
