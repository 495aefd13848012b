import type { SubmitVisitError } from '~/domain/eligibility/visits/submit-visit.server';
import { checklistOf, type Answers, type ChecklistKind } from '~/domain/eligibility/visits/checklist';
import type { TypedText } from '~/platform/form-data.server';
import { isMessageKey, type Translator } from '~/platform/i18n';

type Written = {
  checklist: ChecklistKind;
  checklistVersion: number;
  answers: Answers;
  visitedOn: string;
  place: string;
  remark: string;
  outcome: 'pass' | 'fail' | null;
  version: number;
};

/** What stands in the fields of a visit's form. */
export function writtenValues(visit: Written): TypedText {
  const values: TypedText = {
    visitedOn: visit.visitedOn,
    place: visit.place,
    remark: visit.remark,
    stern: visit.outcome === 'fail' ? 'yes' : undefined,
    version: String(visit.version),
  };
  for (const [item, { answer, note }] of Object.entries(visit.answers)) {
    values[`answer-${item}`] = answer ?? undefined;
    values[`note-${item}`] = note;
  }
  return values;
}

/** The words of an item of a checklist. */
export function itemTitle(item: string, { t }: Pick<Translator, 't'>): string {
  const key = `vetting.item.${item}`;
  return isMessageKey(key) ? t(key) : item;
}

/** What the visit lacks before it can be sent, by field. */
export function incompleteWords(
  { items, place }: Extract<SubmitVisitError, { code: 'incomplete' }>,
  words: Translator,
): Record<string, string> {
  const said = Object.entries(items).map(([item, problem]) => {
    const field = problem === 'no-needs-note' ? `note-${item}` : `answer-${item}`;
    return [field, `${itemTitle(item, words)}: ${words.t(`vetting.problem.${problem}`)}`];
  });
  const where = place ? [['place', words.t('vetting.problem.place')]] : [];
  return Object.fromEntries([...said, ...where]) as Record<string, string>;
}

/** What the visit says now, where it differs from what was typed on this screen. */
export function changesOf(current: Written, typed: TypedText, words: Translator): string[] {
  const now = writtenValues(current);
  const titled = new Map([
    ...checklistOf(current.checklist, current.checklistVersion).items.flatMap(({ item }): [string, string][] => [
      [`answer-${item}`, itemTitle(item, words)],
      [`note-${item}`, `${itemTitle(item, words)}, ${words.t('vetting.note')}`],
    ]),
    ...(['visitedOn', 'place', 'remark'] as const).map((field): [string, string] => [
      field,
      words.t(`vetting.${field}`),
    ]),
  ]);
  return [...titled].flatMap(([field, title]) => {
    if ((now[field] ?? '') === (typed[field] ?? '')) return [];
    const key = `vetting.answer.${now[field] ?? ''}`;
    const value = isMessageKey(key) ? words.t(key) : now[field] || '–';
    return [words.t('vetting.changedTo', { field: title, value })];
  });
}
