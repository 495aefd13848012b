export type SaidLine = { accountId: number; amountMinor: number; currency: string };
export type SaidEntry = { id: number; on: string; kind?: string; reversesId?: number | null };

const FIRST_YEAR_APART = new Date().getUTCFullYear() - 3;

/** The partition that holds a day of a table: one a year, from three years back to the next year. */
export function partitionOf(table: 'ledger_entry' | 'ledger_line', on: string): string {
  const year = Number(on.slice(0, 4));
  if (year < FIRST_YEAR_APART) return `by_year.${table}_earlier`;
  return `by_year.${table}_${year > FIRST_YEAR_APART + 4 ? 'default' : year}`;
}

type Into = { entryTable?: string; lineTable?: string };

/** The statement that writes an entry with its lines at once. */
export function wholeEntry(entry: SaidEntry, lines: readonly SaidLine[], into: Into = {}): string {
  return `with entry as (${entryAlone(entry, into)}) ${linesAlone(entry, lines, into)}`;
}

export function entryAlone({ id, on, kind = 'test', reversesId = null }: SaidEntry, into: Into = {}): string {
  return `insert into ${into.entryTable ?? 'ledger_entry'} (id, kind, effective_on, reverses_id)
    overriding system value values (${id}, '${kind}', '${on}', ${reversesId})`;
}

export function linesAlone({ id, on }: SaidEntry, lines: readonly SaidLine[], into: Into = {}): string {
  const rows = lines.map(
    ({ accountId, amountMinor, currency }) => `(${id}, '${on}', ${accountId}, ${amountMinor}, '${currency}')`,
  );
  return `insert into ${into.lineTable ?? 'ledger_line'} (entry_id, effective_on, account_id, amount_minor, currency)
    values ${rows.join(', ')}`;
}
