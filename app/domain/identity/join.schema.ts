import type { CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { MessageKey } from '~/platform/i18n';
import { fail, ok, type Result } from '~/platform/result';
import { isCountry } from './countries';
import {
  countryField,
  displayNameField,
  fieldProblems,
  organisationField,
  PASSWORD_MESSAGES,
  type FieldProblems,
} from './identity-fields.schema';
import { parseIdentifier } from './identifier';
import { passwordProblem } from './password-rules';

const personSchema = z.object({
  displayName: displayNameField,
  organisation: organisationField,
  country: countryField,
});

/** The join form as it was typed. */
export type TypedJoin = {
  identifier: string;
  password: string;
  displayName: string;
  organisation: string;
  country: string;
};

export type Recipient = { phone: string; email: null } | { phone: null; email: string };

export type JoinInput = z.output<typeof personSchema> & { recipient: Recipient; password: string };

/** Reads the join form; a local phone number is one of the chosen country. Fails with every field that cannot be used. */
export function readJoin(typed: TypedJoin): Result<JoinInput, { code: 'invalid'; fields: FieldProblems }> {
  const person = personSchema.safeParse(typed);
  const recipient = recipientOf(typed.identifier, isCountry(typed.country) ? typed.country : null);
  const problem = passwordProblem(typed.password, [
    recipient?.phone ?? null,
    recipient?.email ?? null,
    person.success ? person.data.displayName : null,
  ]);
  if (person.success && recipient && !problem) return ok({ ...person.data, recipient, password: typed.password });
  return fail({
    code: 'invalid',
    fields: {
      ...(person.success ? {} : fieldProblems(person.error)),
      ...(recipient ? {} : { identifier: identifierProblem(typed) }),
      ...(problem ? { password: PASSWORD_MESSAGES[problem] } : {}),
    },
  });
}

function recipientOf(typed: string, country: CountryCode | null): Recipient | null {
  const identifier = parseIdentifier(typed, country ? [country] : []);
  if (!identifier) return null;
  return identifier.kind === 'email'
    ? { phone: null, email: identifier.email }
    : { phone: identifier.phones[0], email: null };
}

function identifierProblem({ identifier, country }: TypedJoin): MessageKey {
  if (identifier.trim() === '') return 'identity.error.identifierMissing';
  if (identifier.includes('@')) return 'identity.error.email';
  return country ? 'identity.error.phone' : 'identity.error.phoneCountry';
}
