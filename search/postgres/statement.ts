/** A statement to prepare under its name; the same name always has the same text. */
export type Statement = { name: string; text: string; values: unknown[] };

/** Writes a statement whose values are handed in one by one: `value(given)` is the placeholder of what is given. */
export function statement(name: string, write: (value: (given: unknown) => string) => string): Statement {
  const values: unknown[] = [];
  const text = write((given) => `$${values.push(given)}`);
  return { name, text, values };
}
