/** Prints one figure as a line of JSON. */
export function say(name: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ name, value: round(value), unit })}\n`);
}

/** Prints our figure, the limit on this machine beside it, and how far the one is from the other. */
export function sayBeside(name: string, ours: number, limit: { value: number; of: string }, unit: string): void {
  say(name, ours, unit);
  say(`limit: ${name}, ${limit.of}`, limit.value, unit);
  say(`ratio: ${name}`, ours / limit.value, 'of the limit');
}

/** Says on the other output what is being done. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Three digits that count, or whole where it is larger. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
