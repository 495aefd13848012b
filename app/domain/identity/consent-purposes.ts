/**
 * What a member can agree to, each for itself, with the version of the words (`people.consent.<purpose>.v<version>`) that
 * she reads now. `member_record` comes with linking her account to her record and ends with unlinking it.
 */
export const CONSENT_PURPOSES = {
  member_record: { version: 1 },
  outside_credit: { version: 1 },
  public_name: { version: 1 },
} as const;

export type ConsentPurpose = keyof typeof CONSENT_PURPOSES;

/** Purposes that she can give and withdraw one by one. */
export const SINGLE_PURPOSES = ['outside_credit', 'public_name'] as const satisfies ConsentPurpose[];
export type SinglePurpose = (typeof SINGLE_PURPOSES)[number];

/** Whether the text names a purpose that can be given and withdrawn by itself. */
export function isSinglePurpose(text: unknown): text is SinglePurpose {
  return SINGLE_PURPOSES.some((purpose) => purpose === text);
}
