/** Countries where a person can be in danger for being found: their public pages say initials and district only. */
const HIDDEN_COUNTRIES: ReadonlySet<string> = new Set(['AF']);

type Named = { kind: string; country: string; hidesName: boolean };

/**
 * Whether the public sees of this enterprise no more than initials and district: by its country, or because an owner does
 * not want to be named. Outside suppliers are firms, and seen.
 */
export function isHidden({ kind, country, hidesName }: Named): boolean {
  return kind !== 'supplier' && (hidesName || HIDDEN_COUNTRIES.has(country));
}

/** The name of an enterprise as anybody may read it: whole, or initials of at most three words ("Z. F."). */
export function publicName(enterprise: Named & { name: string }): string {
  if (!isHidden(enterprise)) return enterprise.name;
  const initials = enterprise.name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 3)
    .map((word) => `${[...word][0]?.toUpperCase()}.`);
  return initials.join(' ') || '–';
}
