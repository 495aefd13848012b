/** The text fields of a form as typed; a field sent twice keeps its last value, files are left out. */
export type TypedText = Partial<Record<string, string>>;

/**
 * Reads a form from a request: what was typed, but for the one letter (NUL) that no text of the database holds. A body that
 * is no form counts as an empty one.
 */
export async function sentForm(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => new FormData());
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return form;
}

/** The text fields of a form. */
export function textOf(form: FormData): TypedText {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Reads a form's text fields from a request. A body that is no form counts as an empty one. */
export async function typedText(request: Request): Promise<TypedText> {
  return textOf(await sentForm(request));
}
