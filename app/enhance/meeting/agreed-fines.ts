import type { SheetScreens } from './sheet-screens';
import type { ReadSheet } from '~/domain/programme/read-meeting-sheet';

/** Shows the fines that the constitution has for who was marked so at the roll call and pays none yet. */
export function showAgreedFines(element: HTMLElement, { sheet }: ReadSheet): void {
  const marks = new Map(sheet.marks.map(({ memberId, mark }): [string, string] => [memberId, mark]));
  const fined = new Set(finedIn(element));
  for (const line of element.querySelectorAll<HTMLElement>('[data-fine-of]')) {
    const { fineOf = '', fineMark } = line.dataset;
    line.hidden = marks.get(fineOf) !== fineMark || fined.has(fineOf);
  }
}

/** Puts an agreed fine into an empty row, or into another one, and opens it there to be changed or taken out. */
export function openAgreedFine(element: HTMLElement, screens: SheetScreens, agreed: DOMStringMap): void {
  const last = rowsOf(element).at(-1);
  let row = putFine(element, agreed);
  if (!row && last) {
    screens.addRow(last);
    row = putFine(element, agreed);
  }
  if (!row) return;
  delete row.dataset.spare;
  screens.show(row);
}

function putFine(element: HTMLElement, { putFine: memberId, amount, reason }: DOMStringMap): HTMLElement | null {
  const row = rowsOf(element).find((one) => one.querySelector('select')?.value === '');
  const who = row?.querySelector('select');
  if (!row || !who) return null;
  who.value = memberId ?? '';
  const [howMuch, what] = row.querySelectorAll('input');
  if (howMuch) howMuch.value = amount ?? '';
  if (what) what.value = reason ?? '';
  return row;
}

const rowsOf = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('[data-rows="fine"]')];

const finedIn = (element: HTMLElement) => rowsOf(element).flatMap((row) => row.querySelector('select')?.value || []);
