import { z } from 'zod';
import { isDay } from '~/platform/day';
import { plainText } from '~/platform/plain-text';
import { ANSWERS, type Answers, type Checklist } from './checklist';

const MOST_NOTE = 1_000;

const cleaned = (text: string) => plainText(text, 10_000);

const note = z
  .string()
  .default('')
  .transform(cleaned)
  .pipe(z.string().max(MOST_NOTE, { error: 'too-long' }));

/** What is written on a visit, besides the answers. */
const visitSchema = z.object({
  visitedOn: z.string({ error: 'not-a-day' }).refine(isDay, { error: 'not-a-day' }),
  place: note,
  remark: z
    .string()
    .default('')
    .transform(cleaned)
    .pipe(z.string().max(4_000, { error: 'too-long' })),
  /** The visitor may judge more sternly than her answers, never more mildly. */
  stern: z.literal('yes').optional().catch(undefined),
  version: z.coerce.number().int().positive().catch(0),
});
export type VisitInput = z.infer<typeof visitSchema> & { answers: Answers };

type VisitFieldProblem = 'not-a-day' | 'too-long';

/** Reads a form of a visit: one answer and note an item that a person answers. Gives the problems by field otherwise. */
export function readVisit(
  typed: Partial<Record<string, string>>,
  checklist: Checklist,
): { input: VisitInput } | { problems: Record<string, VisitFieldProblem> } {
  const problems: Record<string, VisitFieldProblem> = {};
  const answers: Record<string, Answers[string]> = {};
  for (const { item, source } of checklist.items) {
    if (source === 'computed') continue;
    const given = note.safeParse(typed[`note-${item}`]);
    if (!given.success) problems[`note-${item}`] = 'too-long';
    const answer = ANSWERS.find((known) => known === typed[`answer-${item}`]) ?? null;
    answers[item] = { answer, note: given.data ?? '' };
  }
  const rest = visitSchema.safeParse(typed);
  for (const { path, message } of rest.error?.issues ?? []) {
    problems[String(path[0])] ??= message === 'too-long' ? 'too-long' : 'not-a-day';
  }
  if (!rest.success || Object.keys(problems).length > 0) return { problems };
  return { input: { ...rest.data, answers } };
}
