import { z } from 'zod';
import { countryField, displayNameField, localeField, organisationField } from './identity-fields.schema';

/** What a person may change about herself. Phone and e-mail are what she is known by and are not on this form. */
export const profileSchema = z.object({
  displayName: displayNameField,
  organisation: organisationField,
  country: countryField,
  locale: localeField,
});

export type ProfileInput = z.output<typeof profileSchema>;
