import type { Translator } from '~/platform/i18n';
import type { Refusal } from './refusal';

/** What is refused and what to do about it, in the reader's language. */
export function refusalWords({ t }: Translator, { code, detail }: Refusal): string {
  return t(`registers.refusal.${code}`, detail);
}

/** The place of a refusal: `members.csv:3 birth_year`. */
export function refusalPlace({ file, line, column }: Refusal): string {
  return `${file}:${line} ${column}`;
}
