import type { CsvRow } from './csv-text';
import { shownValue, type RefusalCode, type RefusalDetail } from './refusal';
import type { Register } from './register-files';

export type Header = {
  /** Where each of the register's columns stands in a row; -1 for one that is missing. */
  places: readonly number[];
  /** The columns as the file names them, to name the place of a fault by. */
  names: readonly string[];
};

export type RefuseInHeader = (column: string, code: RefusalCode, detail?: RefusalDetail) => void;

/**
 * Finds the register's columns in the file's first row and refuses what is wrong with it: columns that are unknown,
 * missing or there twice. Null: the row cannot be read, nor can those below it.
 */
export function readHeader(
  register: Register,
  row: CsvRow,
  suspicious: boolean,
  refuse: RefuseInHeader,
): Header | null {
  if (row.fault) {
    refuse(nameAt(row.fields, row.fault.field), row.fault.code);
    return null;
  }
  if (suspicious && row.fields.some((field) => /[\0\ud800]/.test(field))) {
    const at = row.fields.findIndex((field) => /[\0\ud800]/.test(field));
    refuse(nameAt(row.fields, at), row.fields[at]?.includes('\0') ? 'nul' : 'not-utf8');
    return null;
  }
  const names = row.fields.map((field) => field.trim().normalize('NFC'));
  const columns = register.columns.map(({ name }) => name);
  names.forEach((name, at) => {
    if (!columns.includes(name)) refuse(nameAt(names, at), 'column-unknown', { choices: columns.join(', ') });
    else if (names.indexOf(name) !== at) refuse(name, 'column-twice');
  });
  const places = columns.map((name) => names.indexOf(name));
  for (const [at, name] of columns.entries()) if (places[at] === -1) refuse(name, 'column-missing');
  return { places, names: names.map((_, at) => nameAt(names, at)) };
}

/** What a column is called in a refusal, also where it has no name. */
export function nameAt(names: readonly string[], at: number): string {
  const name = shownValue(names[at]?.trim() ?? '');
  return name === '' ? `column-${at + 1}` : name;
}
