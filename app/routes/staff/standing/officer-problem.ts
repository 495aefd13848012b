import { isMessageKey, type Translator } from '~/platform/i18n';

/** The words of a refusal by an officer's command; those that have none say that somebody was faster. */
export function problemWords(
  error: { code: string; againOn?: Date; lastDay?: string },
  { t, date }: Translator,
): string {
  const key = `eligibility.error.${error.code}`;
  const day = error.againOn ?? error.lastDay;
  return isMessageKey(key) ? t(key, { date: day ? date(day) : '' }) : t('eligibility.error.state-changed');
}

/** The first problem of each field, in words. */
export function fieldProblems(
  issues: readonly { path: PropertyKey[]; message: string }[],
  translator: Translator,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, message } of issues) found[String(path[0])] ??= problemWords({ code: message }, translator);
  return found;
}
