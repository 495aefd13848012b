import type { KnownAccount } from './small-books';

export type ModelEntry = {
  id: number;
  on: string;
  kind: string;
  reversesId: number | null;
  /** By account's number. */
  lines: Map<number, number>;
};

/** What the ledger should hold: entries as they were accepted, in the order of their numbers. Nothing ever leaves it. */
export class LedgerModel {
  readonly entries: ModelEntry[] = [];

  post(entry: ModelEntry): void {
    this.entries.push(entry);
  }

  isTakenBack({ id }: ModelEntry): boolean {
    return this.entries.some(({ reversesId }) => reversesId === id);
  }

  /** As the database would tell it: `told` in the test reads the same form. */
  told(accounts: readonly KnownAccount[]): { entries: unknown[]; balances: Record<string, number> } {
    const entries = [...this.entries]
      .sort((one, other) => one.id - other.id)
      .map(({ lines, ...head }) => ({ ...head, lines: Object.fromEntries(lines) }));
    const balances = accounts.map(({ id }): [string, number] => [
      String(id),
      this.entries.reduce((sum, { lines }) => sum + (lines.get(id) ?? 0), 0),
    ]);
    return { entries, balances: Object.fromEntries(balances) };
  }
}
