import { z } from 'zod';
import type { MessageKey } from '~/platform/i18n';
import { isLocale } from '~/platform/i18n/locales';
import { plainLine } from '~/platform/plain-text';
import { isCountry } from './countries';
import type { PasswordProblem } from './password-rules';

const MOST_CHARACTERS = 200;

/** What is wrong with a form: the key of a message beside each field. */
export type FieldProblems = Record<string, MessageKey>;

const says = (key: MessageKey) => ({ error: key });

export const displayNameField = z
  .string()
  .transform(plainLine)
  .pipe(z.string().min(1, says('identity.error.nameMissing')).max(MOST_CHARACTERS, says('identity.error.nameLong')));

/** An organisation's name; empty becomes null. */
export const organisationField = z
  .string()
  .transform(plainLine)
  .pipe(z.string().max(MOST_CHARACTERS, says('identity.error.nameLong')))
  .transform((name) => name || null);

/** A country's code; empty becomes null. */
export const countryField = z
  .string()
  .refine((code) => code === '' || isCountry(code), says('identity.error.country'))
  .transform((code) => (isCountry(code) ? code : null));

export const localeField = z.string().refine(isLocale, says('identity.error.locale'));

/** The first problem of each field of a failed parse by schemas whose messages are keys. */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {};
  for (const { path, message } of error.issues) problems[String(path[0])] ??= message as MessageKey;
  return problems;
}

export const PASSWORD_MESSAGES: Record<PasswordProblem, MessageKey> = {
  'password-short': 'identity.error.passwordShort',
  'password-long': 'identity.error.passwordLong',
  'password-common': 'identity.error.passwordCommon',
  'password-own': 'identity.error.passwordOwn',
};
