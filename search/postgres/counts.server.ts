import type { Pool } from 'pg';
import type { Cell } from '../facets';
import type { MarketWords } from '../market-words.server';

/** How many offers there are of each product type in each country, as the database keeps them. */
export type Counts = {
  version: number;
  cells: readonly Cell[];
  byType: ReadonlyMap<string, readonly Cell[]>;
};

/**
 * Counts in memory, read again as soon as an answer shows that the index has changed since: so they are never older
 * than the hits beside them, and cost nothing while nothing changes.
 */
export function keptCounts(pool: Pool, { categoryOf }: MarketWords) {
  let kept: Counts | undefined;
  let reading: Promise<Counts> | undefined;

  async function read(): Promise<Counts> {
    const { rows } = await pool.query<{ version: number; cells: [string, string, number][] | null }>({
      name: 'search-counts',
      text: `select version, (select json_agg(json_build_array(product_type, country, offers)) from search_count
        where offers > 0) as cells from search_state`,
    });
    const cells = (rows[0]?.cells ?? []).map(([productType, country, count]): Cell => {
      return { productType, category: categoryOf(productType) ?? '', country, count };
    });
    const byType = new Map<string, Cell[]>();
    for (const cell of cells) byType.set(cell.productType, [...(byType.get(cell.productType) ?? []), cell]);
    return { version: rows[0]?.version ?? 0, cells, byType };
  }

  /** The counts of this version, or of a later one. */
  return async function counts(version: number): Promise<Counts> {
    while (!kept || kept.version < version) {
      reading ??= read().finally(() => (reading = undefined));
      kept = await reading;
    }
    return kept;
  };
}
