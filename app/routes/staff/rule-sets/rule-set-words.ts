import type { NumberDifference, NumberProblem } from '~/domain/eligibility/rule-sets/rule-set-bounds';
import { isMessageKey, type Translator } from '~/platform/i18n';

type Words = Pick<Translator, 't' | 'locale'>;

/** The country in words; the whole programme where there is none. */
export function whereWords(country: string | null, { t, locale }: Words): string {
  if (country === null) return t('vetting.everyCountry');
  return new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
}

/** What is wrong with a number, and what is possible. */
export function numberProblemWords(problem: NumberProblem, { t }: Words): string {
  switch (problem.code) {
    case 'not-whole':
      return t('vetting.problem.not-whole');
    case 'out-of-bounds':
      return t('vetting.problem.out-of-bounds', { least: problem.least, most: problem.most });
    case 'keep-harder':
      return t('vetting.problem.keep-harder');
  }
}

/** The name of a constant, of a column or of a cell of a breakdown. */
export function namedWord(prefix: string, name: string, { t }: Words): string {
  const key = `vetting.${prefix}.${name}`;
  return isMessageKey(key) ? t(key) : name;
}

/** What differs, in words: the rule and its column, or the constant. */
export function differenceTitle({ rule, part }: NumberDifference, words: Words): string {
  if (rule === null) return namedWord('constant', part, words);
  return `${rule} ${words.t(`eligibility.rule.${rule}.title`)}: ${namedWord('column', part, words)}`;
}

/** A number or a yes or no of a rule set as text. */
export function differenceValue(value: string, { t }: Words): string {
  return value === 'true' ? t('vetting.answer.yes') : value === 'false' ? t('vetting.answer.no') : value;
}
