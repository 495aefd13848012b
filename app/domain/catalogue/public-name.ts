/** Countries where a person can be in danger for being found: their public pages say initials and district only. */
const HIDDEN_COUNTRIES: ReadonlySet<string> = new Set(['AF']);

/** Whether the public sees of this enterprise no more than initials and district. Outside suppliers are firms, and seen. */
export function isHidden({ kind, country }: { kind: string; country: string }): boolean {
  return kind !== 'supplier' && HIDDEN_COUNTRIES.has(country);
}

/** The name of an enterprise as anybody may read it: whole, or initials of at most three words ("Z. F."). */
export function publicName(enterprise: { name: string; kind: string; country: string }): string {
  if (!isHidden(enterprise)) return enterprise.name;
  const initials = enterprise.name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 3)
    .map((word) => `${[...word][0]?.toUpperCase()}.`);
  return initials.join(' ') || '–';
}
