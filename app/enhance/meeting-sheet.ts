import type { MeetingFacts } from '~/domain/programme/meeting-sheet';
import { isPinField } from '~/domain/programme/sealed-pins';
import { readMeetingSheet, type ReadSheet } from '~/domain/programme/read-meeting-sheet';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import { isLocale, localeDefinition } from '~/platform/i18n/locales';
import { openAgreedFine, showAgreedFines } from './meeting/agreed-fines';
import type { KeptMeeting } from './meeting/kept-meetings';
import { SheetOnDevice } from './meeting/sheet-on-device';
import { keepPage } from './meeting/offline-page';
import { sealPins } from './meeting/seal-pins';
import { fillIn, problemWords, sayer, showProblems, typedEarly, typedIn } from './meeting/sheet-fields';
import { addButtons, unfold } from './meeting/sheet-buttons';
import { sendSheet, showMain, type Sent } from './meeting/send-sheet';
import { newSheetId } from './meeting/sheet-id';
import { SheetScreens } from './meeting/sheet-screens';
import { showTotals } from './meeting/sheet-totals';

const AGAIN_AFTER_MS = 30_000;

/**
 * Around a meeting's form: one person at a time, totals that run along, everything typed kept on the device at once. A
 * finished meeting is sent once there is a network, under an id made here, so that sending twice makes one.
 */
class MeetingSheet extends HTMLElement {
  private readonly facts = JSON.parse(this.dataset.facts ?? '{}') as MeetingFacts;
  private readonly words = JSON.parse(this.dataset.words ?? '{}') as Record<string, string>;
  private readonly say = sayer(
    localeDefinition(isLocale(this.dataset.locale) ? this.dataset.locale : 'en').format,
    this.facts.currency,
  );
  private readonly screens = new SheetScreens(this, () => this.onShown());
  /** A sheet that waits at the server is mended; the device keeps the group's next meeting alone. */
  private readonly isMended = this.dataset.sheet !== undefined;
  private readonly device = new SheetOnDevice(this.dataset.account ?? '', this.facts.groupId);
  private finishedAt: string | null = null;
  private sealedPins: Record<string, string> = {};
  private isBegun = false;
  private byPointer = false;
  private sending = false;

  connectedCallback(): void {
    if (!this.form) return;
    // A browser that comes back to the page would fill in what stood here once, as if it had been typed now.
    this.form.autocomplete = 'off';
    this.isBegun = this.isAnswer;
    this.classList.add('meeting-stepped');
    this.reveal('[data-bar], [data-way], [data-fill], [data-put-fine], [data-totals]', true);
    this.reveal('[data-plain]', false);
    unfold(this);
    addButtons(this, this.words.another ?? '');
    this.listen();
    void this.begin();
    void keepPage().catch(() => undefined);
  }

  /** The page answers a sending: what stands in its fields is newer than what the device has kept. */
  private get isAnswer(): boolean {
    return this.dataset.answered !== undefined;
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private get typed(): Record<string, string> {
    return this.form ? typedIn(this.form) : {};
  }

  private reveal(which: string, shown: boolean): void {
    for (const element of this.querySelectorAll<HTMLElement>(which)) element.hidden = !shown;
  }

  /** Takes up what the device has kept, or begins anew. Until the device has said, nothing can be pressed. */
  private async begin(): Promise<void> {
    this.inert = true;
    const kept = this.isMended ? undefined : await this.device.find((late) => this.takeUpLate(late));
    this.inert = false;
    const own = this.form?.elements.namedItem('sheetId') as HTMLInputElement;
    const isTaken = kept !== undefined && this.takeUp(kept);
    if (!isTaken) {
      if (!this.isAnswer && !this.isMended) own.value = newSheetId();
      this.screens.openFilledRows(this.typed);
    }
    const wrong = this.querySelector<HTMLElement>('.field-wrong')?.closest<HTMLElement>('[data-screen]');
    if (wrong) this.screens.show(wrong);
    else this.screens.showPlace(isTaken ? (kept?.place ?? 0) : 0);
    this.recount();
    await this.send();
  }

  /**
   * Whether it is taken up. What was typed here before is newer, and so is what the server answered with; where that is
   * for another day, the device keeps what it has and nothing of this one.
   */
  private takeUp(kept: KeptMeeting | null): boolean {
    const early = this.form ? typedEarly(this.form) : {};
    if (Object.keys(early).length > 0) this.isBegun = true;
    const { sheetId, heldOn } = this.typed;
    if (kept && this.isBegun && kept.sheetId !== sheetId && kept.typed.heldOn !== heldOn) return false;
    this.device.know();
    if (!kept || this.isAnswer || !this.form || this.finishedAt !== null) return false;
    const typed = { ...kept.typed, ...early };
    this.screens.openFilledRows(typed);
    fillIn(this.form, { ...typed, sheetId: kept.sheetId });
    this.finishedAt = kept.finishedAt;
    this.sealedPins = kept.sealedPins;
    this.isBegun ||= kept.isBegun;
    this.tell(this.say.fill(this.words.restored, { time: this.say.time(kept.keptAt) }));
    if (Object.keys(early).length > 0) this.noteTyping();
    return true;
  }

  private takeUpLate(kept: KeptMeeting | null): void {
    const { isBegun } = this;
    if (this.takeUp(kept) && !isBegun) this.screens.showPlace(kept?.place ?? 0);
    this.recount();
    void this.keep().then(() => this.send());
  }

  private listen(): void {
    this.addEventListener('pointerdown', () => (this.byPointer = true));
    this.addEventListener('keydown', (event) => {
      this.byPointer = false;
      const isLine = event.target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(event.target.type);
      if (event.key !== 'Enter' || !isLine) return;
      event.preventDefault();
      this.goOn();
    });
    this.addEventListener('input', () => this.onTyped());
    this.addEventListener('change', (event) => {
      const target = event.target as HTMLElement;
      if (target.dataset.leadsOn !== undefined && this.byPointer) this.screens.leadOn(() => this.goOn());
    });
    this.addEventListener('click', (event) => this.onClick(event.target as Element));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      this.finish();
    });
    addEventListener('online', () => void this.send());
    addEventListener(
      'offline',
      () => void this.keep().then((kept) => this.tell(this.words[kept ? 'offline' : 'notKept'])),
    );
    setInterval(() => void this.send(), AGAIN_AFTER_MS);
  }

  private onClick(target: Element): void {
    const button = target.closest<HTMLButtonElement>('button');
    if (!button) return;
    const { back, next, fill, add, goto, putFine: fined } = button.dataset;
    if (back !== undefined) this.screens.step(-1);
    else if (next !== undefined) this.goOn();
    else if (add !== undefined && this.screens.current) this.screens.addRow(this.screens.current);
    else if (goto !== undefined) this.screens.openPart(goto);
    else if (fined !== undefined) {
      openAgreedFine(this, this.screens, button.dataset);
      this.onTyped();
    } else if (fill !== undefined) {
      const field = document.getElementById(fill);
      if (field instanceof HTMLInputElement) field.value = button.dataset.amount ?? '';
      this.onTyped();
      this.goOn();
    }
  }

  /** To the next screen, unless something on this one has to be mended first. */
  private goOn(): void {
    const { problems } = this.read();
    const here = problems.filter(({ field }) => {
      const control = document.getElementById(field);
      return control !== null && this.screens.current?.contains(control);
    });
    const [first] = showProblems(this, here, (problem) => this.wordsOf(problem));
    if (first) first.focus();
    else this.screens.step(1);
  }

  /** What was finished before is not any more. */
  private noteTyping(): void {
    this.finishedAt = null;
    this.sealedPins = {};
    this.isBegun = true;
  }

  private onTyped(): void {
    this.noteTyping();
    this.recount();
    void this.keep().then((isKept) => {
      if (isKept && !navigator.onLine && this.finishedAt === null) this.tell(this.words.kept);
    });
  }

  private onShown(): void {
    const part = this.screens.current?.closest('[data-part]');
    const { place, of } = this.screens.within;
    const far =
      of > 1 ? ` · ${this.say.fill(this.words.place, { place: this.say.number(place), of: this.say.number(of) })}` : '';
    this.write('[data-where]', `${part?.querySelector('h2')?.textContent ?? ''}${far}`);
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-back]'))
      button.disabled = this.screens.isFirst;
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-next]')) button.hidden = this.screens.isLast;
    this.recount();
    void this.keep();
    scrollTo({ top: 0 });
  }

  private read(): ReadSheet {
    return readMeetingSheet(this.typed, this.facts);
  }

  private recount(): void {
    const part = this.screens.current?.closest<HTMLElement>('[data-part]')?.dataset.part ?? '';
    const read = this.read();
    showAgreedFines(this, read);
    showTotals(this, read, { facts: this.facts, words: this.words, say: this.say, part });
  }

  /** Whether the device keeps it as it stands. Numbers to sign with are kept sealed, once it is finished. */
  private keep(): Promise<boolean> {
    const { sheetId = '', ...typed } = this.typed;
    const { finishedAt, isBegun } = this;
    const fields = Object.entries(typed).filter(([name]) => !isPinField(name));
    const standing = { sheetId, typed: Object.fromEntries(fields), isBegun, place: this.screens.place, finishedAt };
    if (finishedAt === null) return this.device.keep({ ...standing, sealedPins: {} });
    const sealing = sealPins(this.dataset.seal ?? '', sheetId, typed);
    const sealed = sealing.then((pins) => ({ ...standing, sealedPins: { ...this.sealedPins, ...pins } }));
    return this.device.keep(sealed.then((one) => (this.finishedAt === finishedAt ? one : null)));
  }

  private finish(): void {
    const [first] = showProblems(this, this.read().problems, (problem) => this.wordsOf(problem));
    if (first) {
      this.screens.show(first.closest<HTMLElement>('[data-screen]') ?? undefined);
      this.tell(this.words.problems);
      first.focus();
      return;
    }
    this.finishedAt = new Date().toISOString();
    void this.keep().then(() => this.send());
  }

  private async send(): Promise<void> {
    if (!this.form || this.sending || this.finishedAt === null) return;
    if (!navigator.onLine) return this.tellWaiting();
    this.sending = true;
    this.tell(this.words.sending);
    const body = new URLSearchParams({
      ...this.sealedPins,
      ...this.typed,
      intent: 'record',
      finishedAt: this.finishedAt,
    });
    const token = this.form.elements.namedItem('formToken');
    if (token instanceof HTMLInputElement) body.set('formToken', token.value);
    const { finishedAt } = this;
    try {
      const sent = await sendSheet(body);
      // What was typed meanwhile is newer than a page that refuses what was sent.
      if (sent.became === 'refused' && this.finishedAt !== finishedAt) this.tell('');
      else await this.take(sent);
    } finally {
      this.sending = false;
    }
  }

  /** Recorded: the device forgets it. Refused: the server's page shows what to mend. */
  private async take(sent: Sent): Promise<void> {
    if (sent.became === 'waiting') return this.tellWaiting();
    if (sent.became === 'signedOut') return location.assign(sent.address);
    if (sent.became === 'recorded') {
      this.inert = true;
      await this.device.forget(this.typed.sheetId ?? '');
      return location.assign(sent.address);
    }
    this.finishedAt = null;
    showMain(sent.page);
  }

  private tellWaiting(): void {
    if (this.finishedAt !== null)
      this.tell(this.say.fill(this.words.waiting, { time: this.say.time(this.finishedAt) }));
  }

  private wordsOf(problem: SheetProblem): string {
    return problemWords(problem, this.words, this.say);
  }

  private write(where: string, text: string): void {
    const place = this.querySelector(where);
    if (place) place.textContent = text;
  }

  private tell(words: string | undefined): void {
    this.write('[data-state]', words ?? '');
  }
}

customElements.define('meeting-sheet', MeetingSheet);

export {};
