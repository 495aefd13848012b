import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CsvText, type CsvRow } from './csv-text';

/** Reads a text that comes in pieces of at most `size` characters. */
function read(text: string, size = text.length || 1): CsvRow[] {
  const csv = new CsvText();
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...csv.read(text.slice(at, at + size), false));
  return [...rows, ...csv.read('', true)];
}

const fieldsOf = (rows: CsvRow[]) => rows.map(({ fields }) => fields);
const linesOf = (rows: CsvRow[]) => rows.map(({ line }) => line);
const faultsOf = (rows: CsvRow[]) =>
  rows.flatMap(({ line, fault }) => (fault ? [`${line} ${fault.field} ${fault.code}`] : []));

/** A small generator of pseudo-random numbers, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const VALUES = [
  '',
  'a',
  'Asha',
  ' b ',
  '12.50',
  'say "hi"',
  'a, b',
  'two\nlines',
  'two\r\nlines',
  '"',
  '""',
  'தேன்',
  '😀',
];

describe('CSV text', () => {
  it('gives the same fields as another reader, however the text is cut', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = numbers(seed);
      const rows = Array.from({ length: 1 + next(6) }, () => [
        'x',
        ...Array.from({ length: 3 }, () => VALUES[next(VALUES.length)] ?? ''),
      ]);
      const quoted = (value: string) =>
        /[",\n]/.test(value) || next(4) === 0 ? `"${value.replaceAll('"', '""')}"` : value;
      const end = next(2) === 0 ? '\n' : '\r\n';
      const text = rows.map((row) => row.map(quoted).join(',')).join(end) + (next(2) === 0 ? end : '');
      const found = read(text, 1 + next(12));
      expect(faultsOf(found), text).toEqual([]);
      expect(fieldsOf(found), text).toEqual(rows);
      expect(parse(text, { relax_column_count: true }), text).toEqual(rows);
    }
  });

  it('numbers rows by the physical line they begin on, blank lines counted and passed over', () => {
    expect(linesOf(read('a,b\n\n\r\n"x\ny\r\nz",1\nc,d\n'))).toEqual([1, 4, 7]);
  });

  it('gives a line of spaces as a row', () => {
    expect(fieldsOf(read('a,b\n   \n'))).toEqual([['a', 'b'], ['   ']]);
  });

  it('finds what is wrong with quotation marks, and goes on with the next row', () => {
    const rows = read('a,b"c,d\n"e"f,g\n "h",i\n"j" ,k\n"l","m\nn"o,p\nq,r\n');
    expect(faultsOf(rows)).toEqual([
      '1 1 quote-in-field',
      '2 0 text-after-quote',
      '3 0 space-around-quotes',
      '4 0 space-around-quotes',
      '5 1 text-after-quote',
    ]);
    expect(rows.at(-1)).toEqual({ line: 7, fields: ['q', 'r'], fault: null });
  });

  it('goes on behind the line of a quotation mark that is never closed', () => {
    const rows = read('a,b\nc,"d\ne,f\ng,h\n', 3);
    expect(rows).toEqual([
      { line: 1, fields: ['a', 'b'], fault: null },
      { line: 2, fields: ['c'], fault: { code: 'quote-not-closed', field: 1 } },
      { line: 3, fields: ['e', 'f'], fault: null },
      { line: 4, fields: ['g', 'h'], fault: null },
    ]);
  });

  it('does not wait for millions of characters to close a quotation mark', () => {
    const line = 'x,y\n';
    const csv = new CsvText();
    const rows = csv.read('a,"b\n', false);
    for (let written = 0; written < 3_000_000; written += line.length * 1000) {
      for (const row of csv.read(line.repeat(1000), false)) rows.push(row);
    }
    expect(rows[0]).toMatchObject({ line: 1, fault: { code: 'quote-not-closed' } });
    expect(rows[1]).toEqual({ line: 2, fields: ['x', 'y'], fault: null });
  });

  it('gives up a line that has no end, and goes on behind it', () => {
    const csv = new CsvText();
    const rows = csv.read('a,b\n', false);
    for (let piece = 0; piece < 30; piece += 1) rows.push(...csv.read('z'.repeat(100_000), false));
    rows.push(...csv.read('z\nc,d\n', true));
    expect(rows).toEqual([
      { line: 1, fields: ['a', 'b'], fault: null },
      { line: 2, fields: [], fault: { code: 'line-too-long', field: 0 } },
      { line: 3, fields: ['c', 'd'], fault: null },
    ]);
  });

  it('takes a carriage return for an end of line only before a line feed', () => {
    const rows = read('a,b\r\nc\rd,e\r\n"f\rg",h\r\ni,j\r');
    expect(faultsOf(rows)).toEqual(['2 0 lone-return', '4 1 lone-return']);
    expect(rows[2]?.fields).toEqual(['f\rg', 'h']);
  });
});
