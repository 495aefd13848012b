/** A table of a judgement: its name and the query that gives its rows from the records and the tables before it. */
export type Step = { table: string; query: string };

/** Statements that make the tables one after the other, each counted so that the next is planned for its size. */
export function asTables(steps: readonly Step[]): string {
  return steps.map(({ table, query }) => `${temporary(table)}${query};\nanalyze ${table};`).join('\n');
}

/**
 * Statements that make only the tables `kept`, each by one query that holds the steps since the last: what is judged of a
 * few enterprises takes less time than making and counting thirty tables would.
 */
export function asFewTables(steps: readonly Step[], kept: ReadonlySet<string>): string {
  const statements: string[] = [];
  let within: string[] = [];
  for (const { table, query } of steps) {
    if (!kept.has(table)) {
      within.push(`${table} as materialized (${query})`);
      continue;
    }
    const before = within.length > 0 ? `with ${within.join(', ')}\nselect * from (${query}) as ${table}` : query;
    statements.push(`${temporary(table)}${before};\nanalyze ${table};`);
    within = [];
  }
  return statements.join('\n');
}

const temporary = (table: string) => `create temporary table ${table} on commit drop as\n`;
