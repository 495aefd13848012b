/** What a spreadsheet would run as a formula if a cell began with it. */
const FORMULA_START = /^[=+\-@\t\r]/;
const FIGURE = /^-?\d+(\.\d+)?$/;

/**
 * One line of CSV (RFC 4180, LF). A text that a spreadsheet would take for a formula gets an apostrophe in front, which
 * spreadsheets do not show; figures stay figures.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

function cellText(cell: string | number | null): string {
  const text = String(cell ?? '');
  const safe = FORMULA_START.test(text) && !FIGURE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The answer that a browser saves as a CSV file; a byte-order mark lets spreadsheets know the letters. */
export function csvFile(name: string, lines: readonly string[]): Response {
  return new Response(`\uFEFF${lines.join('')}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}.csv"`,
    },
  });
}
