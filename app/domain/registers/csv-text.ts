/** What makes a row unreadable as a row, and in which of its fields (counted from 0) that shows. */
export type RowFault = {
  code:
    | 'quote-in-field'
    | 'text-after-quote'
    | 'space-around-quotes'
    | 'quote-not-closed'
    | 'lone-return'
    | 'line-too-long';
  field: number;
};

export type CsvRow = {
  /** Physical line of the file on which the row begins, the first being 1. */
  line: number;
  /** As far as they could be told apart, if the row has a fault. */
  fields: string[];
  fault: RowFault | null;
};

/** A row of more characters than this cannot be one: a field has at most 10,000. */
const ROW_LIMIT = 1_000_000;

/** Reads RFC 4180 text that comes in pieces. Faulty rows are given back as such and reading goes on with the next. */
export class CsvText {
  #rest = '';
  #line = 1;
  #skipping = false;

  /** The rows that are complete with this piece of text. `last`: nothing follows, so an unended row ends here. */
  read(piece: string, last: boolean): CsvRow[] {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    const rows: CsvRow[] = [];
    let at = this.#skipping ? this.#skipLine(text) : 0;
    let quote = text.indexOf('"', at);
    const returns = text.includes('\r');

    while (at < text.length) {
      const newline = text.indexOf('\n', at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (newline === -1 && !last) break;
      const end = newline === -1 ? text.length : newline;
      if (quote !== -1 && quote < end) {
        const next = this.#quotedRow(text, at, last, rows);
        if (next === -1) break;
        at = next;
        continue;
      }
      const line =
        returns && newline !== -1 && text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end);
      if (line !== '') rows.push(this.#plainRow(line, returns));
      this.#line += 1;
      at = end + 1;
    }
    this.#rest = at < text.length ? text.slice(at) : '';
    if (this.#rest.length > ROW_LIMIT) this.#giveUpLine(rows);
    return rows;
  }

  #plainRow(line: string, returns: boolean): CsvRow {
    const fields = line.split(',');
    const broken = returns && line.includes('\r') ? fields.findIndex((field) => field.includes('\r')) : -1;
    return { line: this.#line, fields, fault: broken === -1 ? null : { code: 'lone-return', field: broken } };
  }

  /** Reads the row at `start`, which holds a quotation mark; the place behind it, or -1 if more text is needed. */
  #quotedRow(text: string, start: number, last: boolean, rows: CsvRow[]): number {
    const row = readQuotedRow(text, start, last);
    if (row === null && text.length - start <= ROW_LIMIT) return -1;
    if (row === null || row.open) {
      // The mark is closed nowhere near: the row is given up, and reading goes on with the next physical line.
      const fields = row?.fields ?? text.slice(start, text.indexOf('"', start)).split(',').slice(0, -1);
      rows.push({ line: this.#line, fields, fault: { code: 'quote-not-closed', field: fields.length } });
      const newline = text.indexOf('\n', start);
      this.#line += 1;
      return newline === -1 ? text.length : newline + 1;
    }
    rows.push({ line: this.#line, fields: row.fields, fault: row.fault });
    this.#line += countLines(text, start, row.next);
    return row.next;
  }

  /** The text that waits is too long for a row: it is refused, and passed over up to its line's end. */
  #giveUpLine(rows: CsvRow[]): void {
    const field = this.#rest.slice(0, ROW_LIMIT).split(',').length - 1;
    rows.push({ line: this.#line, fields: [], fault: { code: 'line-too-long', field } });
    this.#rest = '';
    this.#skipping = true;
  }

  #skipLine(text: string): number {
    const newline = text.indexOf('\n');
    if (newline === -1) return text.length;
    this.#skipping = false;
    this.#line += 1;
    return newline + 1;
  }
}

type QuotedRow = {
  fields: string[];
  fault: RowFault | null;
  next: number;
  /** The quotation mark of the field behind these is closed nowhere in the file. */
  open: boolean;
};

/** Null: the text ends before the row does, and more will come. */
function readQuotedRow(text: string, start: number, last: boolean): QuotedRow | null {
  const fields: string[] = [];
  let fault: RowFault | null = null;
  const note = (code: RowFault['code']) => (fault ??= { code, field: fields.length });
  let at = start;
  for (;;) {
    let value = '';
    if (text[at] !== '"') {
      const end = endOfField(text, at);
      value = text.slice(at, end);
      const mark = value.indexOf('"');
      if (mark === -1) at = end;
      else if (/^\s+$/.test(value.slice(0, mark))) {
        note('space-around-quotes');
        at += mark;
        value = '';
      } else {
        note('quote-in-field');
        at = end;
      }
      if (mark === -1 && hasLoneReturn(text, value, end)) note('lone-return');
    }
    if (text[at] === '"' && value === '') {
      const quoted = readQuoted(text, at);
      if (quoted === null) return last ? { fields, fault, next: text.length, open: true } : null;
      value = quoted.value;
      at = quoted.next;
      const end = endOfField(text, at);
      const behind =
        text[end] === '\n' && text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end);
      if (behind !== '') note(behindQuote(behind));
      at = end;
    } else if (text[at] === '\n' && value.endsWith('\r')) value = value.slice(0, -1);
    if (at >= text.length && !last) return null;
    fields.push(value);
    if (text[at] !== ',') return { fields, fault, next: at + 1, open: false };
    at += 1;
  }
}

/** The value of the quoted field whose opening mark stands at `start`; null if it is not closed. */
function readQuoted(text: string, start: number): { value: string; next: number } | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const mark = text.indexOf('"', from);
    if (mark === -1) return null;
    if (text[mark + 1] !== '"') return { value: value + text.slice(from, mark), next: mark + 1 };
    value += text.slice(from, mark + 1);
    from = mark + 2;
  }
}

function behindQuote(text: string): RowFault['code'] {
  if (text === '\r') return 'lone-return';
  return /^\s+$/.test(text) ? 'space-around-quotes' : 'text-after-quote';
}

function endOfField(text: string, start: number): number {
  const comma = text.indexOf(',', start);
  const newline = text.indexOf('\n', start);
  if (comma === -1) return newline === -1 ? text.length : newline;
  return newline === -1 || comma < newline ? comma : newline;
}

/** CR LF ends a line; a CR that stands alone in a field without quotation marks ends nothing. */
function hasLoneReturn(text: string, value: string, end: number): boolean {
  const at = value.indexOf('\r');
  return at !== -1 && !(at === value.length - 1 && text[end] === '\n');
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
