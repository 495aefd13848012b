import { isAsBrought, isTick } from '../forms/as-brought';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { dateFormat, moneyFormat, numberFormat } from '~/platform/i18n/formatters';
import { amountText } from '~/platform/money';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name !== '' &&
      element.name !== 'formToken',
  );
}

/** What is typed in a form, by field. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const control of controlsOf(form)) {
    if (isTick(control) && !control.checked) continue;
    if (control.value !== '') typed[control.name] = control.value;
  }
  return typed;
}

/** What somebody typed who was quicker than the script: fields that are not as the page brought them. */
export function typedEarly(form: HTMLFormElement): Record<string, string> {
  const changed = controlsOf(form).filter((control) => !isAsBrought(control));
  const early = new Set(changed.map(({ name }) => name));
  return Object.fromEntries(Object.entries(typedIn(form)).filter(([name]) => early.has(name)));
}

/** Puts back what was typed. */
export function fillIn(form: HTMLFormElement, typed: Record<string, string>): void {
  for (const control of controlsOf(form)) {
    const value = typed[control.name] ?? '';
    if (isTick(control)) control.checked = control.value === value;
    else control.value = value;
  }
}

/** Says what is wrong beside each field, in the words that the page brought along; returns the fields that are there. */
export function showProblems(
  sheet: HTMLElement,
  problems: readonly SheetProblem[],
  wordsOf: (problem: SheetProblem) => string,
): HTMLElement[] {
  for (const shown of sheet.querySelectorAll('.field-error')) shown.remove();
  for (const field of sheet.querySelectorAll('.field-wrong')) field.classList.remove('field-wrong');
  for (const control of sheet.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  const icon = sheet.querySelector<HTMLTemplateElement>('[data-warning]');
  return problems.flatMap((problem) => {
    const control = document.getElementById(problem.field);
    const field = control?.closest('.field');
    if (!control || !field || field.classList.contains('field-wrong')) return [];
    const said = document.createElement('p');
    said.className = 'field-error';
    said.id = `${problem.field}-error`;
    if (icon) said.append(icon.content.cloneNode(true));
    const words = document.createElement('span');
    words.textContent = wordsOf(problem);
    said.append(words);
    field.firstElementChild?.after(said);
    field.classList.add('field-wrong');
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', said.id);
    return [control];
  });
}

/** Figures as the reader writes them. */
export function sayer(tag: string, currency: string) {
  const money = (minor: number) => moneyFormat(tag, currency, false).format(amountText(minor, currency) as `${number}`);
  const fill = (words: string | undefined, values: Record<string, string>) =>
    (words ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return {
    money,
    number: (value: number) => numberFormat(tag, {}).format(value),
    time: (moment: string) => dateFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment)),
    day: (day: string) =>
      dateFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
    fill,
  };
}

/** What is wrong, in the words that the page brought along, with its figures as the reader writes them. */
export function problemWords(
  { code, amounts, numbers, days, names }: SheetProblem,
  words: Record<string, string>,
  say: ReturnType<typeof sayer>,
): string {
  const each = <Value>(values: Record<string, Value> | undefined, tell: (value: Value) => string) =>
    Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, tell(value)]));
  return say.fill(words[`error.${code}`], {
    ...each(amounts, say.money),
    ...each(numbers, say.number),
    ...each(days, say.day),
    ...names,
  });
}
