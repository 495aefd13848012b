import { isExpected, presentIds, type MeetingFacts } from '~/domain/programme/meeting-sheet';
import type { ReadSheet } from '~/domain/programme/read-meeting-sheet';
import type { sayer } from './sheet-fields';

type Shown = {
  facts: MeetingFacts;
  words: Record<string, string>;
  say: ReturnType<typeof sayer>;
  /** The part that is open. */
  part: string;
};

/** Shows what the box holds by now, what the open part comes to, and whether the count is right; asks whom the day asks. */
export function showTotals(
  element: HTMLElement,
  { sheet, totals }: ReadSheet,
  { facts, words, say, part }: Shown,
): void {
  const write = (where: string, text: string) => {
    for (const place of element.querySelectorAll(where)) place.textContent = text;
  };
  for (const [name, minor] of Object.entries(totals)) {
    write(`[data-total="${name}"]`, say.money(minor));
    const line = element.querySelector(`.meeting-totals [data-total="${name}"]`)?.parentElement;
    if (line) line.hidden = minor === 0 && name !== 'computedMinor';
  }
  const parts: Record<string, number> = {
    savings: totals.savedMinor - totals.withdrawnMinor,
    social: totals.socialFundMinor,
    repayments: totals.repaidMinor,
    fines: totals.finesMinor,
    requests: totals.lentMinor,
    paidOut: totals.lentMinor,
    other: totals.otherInMinor - totals.otherOutMinor,
  };
  const total = parts[part];
  const here = part === 'roll' ? say.number(presentIds(sheet).size) : '–';
  write('[data-part-total]', total === undefined ? here : say.money(total));
  const gap = sheet.cashCloseMinor - totals.computedMinor;
  const gapWords = gap === 0 ? words.gapNone : gap > 0 ? words.gapOver : words.gapUnder;
  const closing = element.querySelector<HTMLInputElement>('[name="cashClose"]');
  write('[data-gap]', closing?.value ? say.fill(gapWords, { amount: say.money(Math.abs(gap)) }) : '');
  for (const screen of element.querySelectorAll<HTMLElement>('[data-member]')) {
    const member = facts.members.find(({ memberId }) => memberId === screen.dataset.member);
    if (member && isExpected(member, sheet.heldOn)) delete screen.dataset.out;
    else screen.dataset.out = '';
  }
  for (const again of element.querySelectorAll<HTMLElement>('[data-new-pin]')) {
    const signer = again.closest('[data-screen]')?.querySelector('select')?.value;
    again.hidden = facts.members.find(({ memberId }) => memberId === signer)?.hasPin !== false;
  }
}
