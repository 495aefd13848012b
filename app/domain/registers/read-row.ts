import { INVALID_BYTE } from './csv-file.server';
import type { CsvRow } from './csv-text';
import type { FieldFault } from './field-values';
import { nameAt, type Header } from './header';
import type { RefusalCode, RefusalDetail } from './refusal';
import type { Register } from './register-files';
import { rowRules, type RowContext } from './row-rules';

/** The most characters a field may hold. */
export const LONGEST_FIELD = 10_000;
/** So many different days, amounts and numbers of a column are remembered with what they were read as. */
const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 12;

/** The row as a line for COPY. */
export type ReadRow = (row: CsvRow) => string;
export type RefuseInRow = (line: number, column: string, code: RefusalCode, detail?: RefusalDetail) => void;

/** How sound a staged row is: a faulty one lacks the fields that were refused, a malformed one has only its key. */
export const SOUND = 0;
export const FAULTY = 1;
export const MALFORMED = 2;

/**
 * Reads the rows of one file into lines for COPY (line, soundness, then the register's columns), refusing what a row
 * says wrongly by itself. A row that is refused is given too, with what could be read of it, so that others that refer
 * to it are not refused for its fault.
 */
export function rowReader(register: Register, header: Header, context: RowContext, refuse: RefuseInRow) {
  const { columns } = register;
  const rule = rowRules[register.name];
  const memories = columns.map(({ type }) => (type === 'text' ? null : new Map<string, string>()));
  const identity = columns.map(({ name }) => register.key.includes(name) || name === 'loan_code');
  const values: (string | null)[] = columns.map(() => null);
  const missing = header.places.includes(-1);
  const index = new Map(columns.map(({ name }, at) => [name, at]));
  let row: CsvRow = { line: 0, fields: [], fault: null };
  let bad = false;

  const refuseHere = (column: string, code: RefusalCode, detail?: RefusalDetail) => {
    bad = true;
    refuse(row.line, column, code, detail);
  };
  /** A value that the row's others contradict is as good as unknown; by its key the row is found all the same. */
  const refuseValue = (column: string, code: RefusalCode, detail?: RefusalDetail) => {
    refuseHere(column, code, detail);
    if (!register.key.includes(column)) values[index.get(column) ?? -1] = null;
  };
  const value = (column: string) => values[index.get(column) ?? -1] ?? null;
  const given = (column: string) => (row.fields[header.places[index.get(column) ?? -1] ?? -1] ?? '').trim() !== '';

  /** What the column's field holds; null where it is empty or refused. */
  function readField(at: number, text: string, silent: boolean): string | null {
    const column = columns[at];
    if (!column) return null;
    const memory = memories[at];
    const known = memory?.get(text);
    if (known !== undefined) return known;
    const read = readValue(text, column.read);
    if (typeof read === 'string') {
      if (memory && memory.size >= REMEMBERED) memory.clear();
      if (text.length <= LONGEST_REMEMBERED) memory?.set(text, read);
      return read;
    }
    const fault = read ?? (column.optional ? null : { code: 'empty' as const, detail: {} });
    if (fault && !silent) refuseHere(column.name, fault.code, fault.detail);
    return read?.meant || null;
  }

  return (next: CsvRow): string => {
    row = next;
    bad = missing;
    const { fields, fault, line } = row;
    const malformed = fault !== null || fields.length !== header.names.length;
    if (fault) refuseHere(nameAt(header.names, fault.field), fault.code);
    else if (malformed) refuseWidth(fields.length, header.names, refuseHere);
    for (let at = 0; at < columns.length; at += 1) {
      const place = header.places[at] ?? -1;
      const text = place === -1 ? undefined : fields[place];
      const wanted = !malformed || identity[at];
      values[at] = text === undefined || !wanted ? null : readField(at, text, malformed);
    }
    if (rule && !malformed && !missing) rule(value, refuseValue, context, given);
    let copied = `${line}\t${malformed ? MALFORMED : bad ? FAULTY : SOUND}`;
    for (let at = 0; at < columns.length; at += 1) copied += `\t${copyField(values[at] ?? null, columns[at]?.type)}`;
    return `${copied}\n`;
  };
}

/** Null for an empty field. */
function readValue(text: string, read: (text: string) => string | FieldFault): string | FieldFault | null {
  if (text === '') return null;
  const trimmed = withoutSpaces(text);
  if (/^[ -~]*$/.test(trimmed) && trimmed.length <= LONGEST_FIELD) return trimmed === '' ? null : read(trimmed);
  if (text.includes('\0')) return { code: 'nul', detail: {} };
  if (text.includes(INVALID_BYTE)) return { code: 'not-utf8', detail: {} };
  const normal = trimmed.normalize('NFC');
  if (isTooLong(trimmed) || isTooLong(normal)) return { code: 'field-too-long', detail: { most: LONGEST_FIELD } };
  return normal.trim() === '' ? null : read(normal);
}

function isTooLong(text: string): boolean {
  return text.length > LONGEST_FIELD && Array.from(text).length > LONGEST_FIELD;
}

/** The text without leading and trailing spaces, of whatever width; other white space is not dropped. */
function withoutSpaces(text: string): string {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  if (first > 32 && first < 127 && last > 32 && last < 127) return text;
  return text.replace(/^\p{Zs}+|\p{Zs}+$/gu, '');
}

function refuseWidth(
  found: number,
  names: readonly string[],
  refuse: (column: string, code: RefusalCode, detail: RefusalDetail) => void,
): void {
  const detail = { found, expected: names.length };
  if (found < names.length) refuse(nameAt(names, found), 'too-few-fields', detail);
  else refuse(nameAt(names, names.length - 1), 'too-many-fields', detail);
}

function copyField(value: string | null, type: string | undefined): string {
  if (value === null) return type === 'amount' ? '\\N\t\\N' : '\\N';
  if (type !== 'text' || !/[\\\t\n\r]/.test(value)) return value;
  return value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}
