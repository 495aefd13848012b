/** What a form answered with: what was typed, and what is wrong, in words by field. */
type AnsweredForm =
  { typed?: Partial<Record<string, string>>; words?: Partial<Record<string, string>> } | undefined | null;

/** For each field of a form its name, what stands in it (as typed before, otherwise as given) and what is wrong there. */
export function fieldProps(answer: AnsweredForm) {
  return (name: string, otherwise?: string) => ({
    name,
    value: answer?.typed?.[name] ?? otherwise,
    error: answer?.words?.[name],
  });
}
