/** Categories, two levels deep, as filters need them. */
export type CategoryTree = {
  has(code: string): boolean;
  /** The category itself and those under it. */
  below(code: string): string[];
  /** The category above, if there is one. */
  above(code: string): string | undefined;
};

/** Reads the tree from rows of categories. */
export function categoryTree(rows: readonly { code: string; parent: string | null }[]): CategoryTree {
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]));
  const children = new Map<string, string[]>();
  for (const { code, parent } of rows)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), code]);
  return {
    has: (code) => parents.has(code),
    below: (code) => [code, ...(children.get(code) ?? [])],
    above: (code) => parents.get(code) ?? undefined,
  };
}
