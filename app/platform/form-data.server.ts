/** The text fields of a form as typed; a field sent twice keeps its last value, files are left out. */
export type TypedText = Partial<Record<string, string>>;

/** Reads a form's text fields from a request. A body that is no form counts as an empty one. */
export async function typedText(request: Request): Promise<TypedText> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
