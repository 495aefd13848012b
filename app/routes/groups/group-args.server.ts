import type { LoaderFunctionArgs } from '@remix-run/node';
import { groupFacts, type GroupFacts } from '~/domain/programme/group-facts.queries.server';
import type { FieldProblem } from '~/domain/programme/form-fields';
import type { Actor } from '~/platform/actor';
import { today } from '~/platform/clock';
import type { TypedText } from '~/platform/form-data.server';
import { isMessageKey, translator, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';

type GroupArgs = { actor: Actor; group: GroupFacts & { today: string }; words: Translator };

/** The group of the address, for an actor who may do what is needed with it; throws 404 for everybody else. */
export async function requireGroup(
  { params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>,
  needed: 'read' | 'books' | 'keep',
): Promise<GroupArgs> {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const group = await groupFacts(context.database.db, actor, params.id, needed);
  if (!group) throw notFound();
  const onDay = { ...group, today: today(context.clock, group.timeZone) };
  return { actor, group: onDay, words: translator(context.locale) };
}

/** What is wrong with each field, in words; days and amounts among the values are written as the reader reads them. */
export function problemWords(problems: Record<string, FieldProblem>, words: Translator): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, wordsFor(problem, words)]));
}

/** One refusal of a command, at the field it is about. */
export function wordsFor({ code, values = {} }: FieldProblem, { t, date }: Translator): string {
  const key = `group.error.${code}`;
  if (!isMessageKey(key)) throw new Error(`no words for ${key}`);
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value,
  ]);
  return t(key, Object.fromEntries(shown) as Record<string, string | number>);
}

/** What an action answers for what cannot be done: what was typed, and why at each field. */
export type Refused = { typed: TypedText; problems: Record<string, string> };
