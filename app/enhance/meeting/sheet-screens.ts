/** Long enough for a tap to be seen before the next screen comes. */
const SEEN_MS = 150;

/** Shows a meeting's form screen by screen. Screens of people who are not expected, and spare rows, are passed over. */
export class SheetScreens {
  private now: HTMLElement | null = null;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly onShown: (screen: HTMLElement) => void,
  ) {}

  private get all(): HTMLElement[] {
    return [...this.sheet.querySelectorAll<HTMLElement>('[data-screen]')];
  }

  private get open(): HTMLElement[] {
    return this.all.filter((screen) => screen.dataset.spare === undefined && screen.dataset.out === undefined);
  }

  get place(): number {
    return this.now ? this.all.indexOf(this.now) : 0;
  }

  get current(): HTMLElement | null {
    return this.now;
  }

  /** How far the part is: "3 of 20". */
  get within(): { place: number; of: number } {
    const part = this.now?.closest('[data-part]');
    const screens = this.open.filter((screen) => screen.closest('[data-part]') === part);
    return { place: this.now ? screens.indexOf(this.now) + 1 : 0, of: screens.length };
  }

  showPlace(place: number): void {
    const screen = this.all[place];
    this.show(screen && this.open.includes(screen) ? screen : this.open[0]);
  }

  /** Opens the first screen of a part, and closes the list of parts. */
  openPart(name: string): void {
    const part = this.sheet.querySelector(`section[data-part="${name}"]`);
    const contents = this.sheet.querySelector('details');
    if (contents) contents.open = false;
    this.show(this.open.find((screen) => part?.contains(screen)));
  }

  step(by: 1 | -1): void {
    const { open } = this;
    this.show(open[(this.now ? open.indexOf(this.now) : -1) + by] ?? this.now ?? undefined);
  }

  /** Goes on a moment later, unless another screen has been opened by then: one screen leads on once. */
  leadOn(goOn: () => void): void {
    const screen = this.now;
    setTimeout(() => {
      if (this.now === screen) goOn();
    }, SEEN_MS);
  }

  show(screen: HTMLElement | undefined): void {
    if (!screen) return;
    this.now = screen;
    for (const one of this.all) one.hidden = one !== screen;
    for (const part of this.sheet.querySelectorAll<HTMLElement>('[data-part]')) part.hidden = !part.contains(screen);
    this.onShown(screen);
  }

  get isFirst(): boolean {
    return this.open[0] === this.now;
  }

  get isLast(): boolean {
    return this.open.at(-1) === this.now;
  }

  /** Opens another row of the list that a screen belongs to: the next spare one, or a copy of the last. */
  addRow(screen: HTMLElement): void {
    const list = screen.dataset.rows ?? '';
    const rows = this.all.filter(({ dataset }) => dataset.rows === list);
    let row = rows.find(({ dataset }) => dataset.spare !== undefined);
    if (!row) {
      const last = rows.at(-1);
      if (!last) return;
      row = copyRow(last, list, rows.length);
      last.after(row);
    }
    delete row.dataset.spare;
    this.show(row);
  }

  /** Opens rows in which something is typed. */
  openFilledRows(typed: Record<string, string>): void {
    const lists = new Set(this.all.flatMap(({ dataset }) => dataset.rows ?? []));
    for (const list of lists) {
      const places = Object.keys(typed)
        .filter((name) => name.startsWith(`${list}.`))
        .map((name) => Number(name.split('.')[1]));
      for (const place of places) this.openRow(list, place);
    }
  }

  private openRow(list: string, place: number): void {
    for (;;) {
      const rows = this.all.filter(({ dataset }) => dataset.rows === list);
      const row = rows[place];
      const last = rows.at(-1);
      if (row) delete row.dataset.spare;
      if (row || !last || rows.length > 60) return;
      last.after(copyRow(last, list, rows.length));
    }
  }
}

function copyRow(row: HTMLElement, list: string, place: number): HTMLElement {
  const copy = row.cloneNode(true) as HTMLElement;
  const renamed = new RegExp(`\\b${list}\\.\\d+\\.`, 'g');
  for (const element of copy.querySelectorAll('*')) {
    for (const name of ['id', 'name', 'for', 'aria-describedby', 'data-fill']) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.replace(renamed, `${list}.${place}.`));
    }
    if (element instanceof HTMLInputElement && element.type === 'checkbox') element.checked = false;
    else if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) element.value = '';
  }
  return copy;
}
