import { isAsBrought, isTick } from './forms/as-brought';

/** A list stands for the radio buttons of one name. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | RadioNodeList;

/** `pressed` is the button that a form waits with, where its buttons have names: which one says what is meant. */
type Kept = { version: string; values: Record<string, string>; waiting: boolean; pressed?: string };

/**
 * Around a form that is filled in on the phone: keeps what is typed on the device until the offer has a newer version,
 * so that a cut network or a closed browser loses nothing. Sent without a network, it says that it waits, and goes as
 * soon as there is one. Sending twice is harmless: the server takes the same words twice as one change.
 */
class KeptForm extends HTMLElement {
  private readonly form = this.querySelector('form');

  connectedCallback(): void {
    if (!this.form) return;
    const isBegun = this.isBegun();
    this.restore(isBegun);
    if (isBegun) this.keep();
    this.form.addEventListener('input', () => {
      this.keep();
      this.say('');
    });
    // Browsers before 2022 do not say which button sends a form.
    let pressed: Element | null = null;
    this.form.addEventListener(
      'click',
      ({ target }) => (pressed = target instanceof Element ? target.closest('button') : null),
    );
    this.form.addEventListener('submit', (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      if (this.keep({ waiting: true, pressed: wordOf(event.submitter ?? pressed) })) this.say(this.dataset.waiting);
    });
    addEventListener('online', () => this.sendWaiting());
    this.sendWaiting();
  }

  private get key(): string {
    return `kept-form ${this.dataset.key}`;
  }

  private get version(): string {
    return this.field('version')?.value ?? '';
  }

  private field(name: string): Field | null {
    const found = this.form?.elements.namedItem(name);
    const isField =
      found instanceof HTMLInputElement ||
      found instanceof HTMLTextAreaElement ||
      found instanceof HTMLSelectElement ||
      found instanceof RadioNodeList;
    return isField ? found : null;
  }

  /** She was quicker than this script. */
  private isBegun(): boolean {
    const fields = this.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input:not([type=hidden]), select, textarea',
    );
    return [...fields].some((field) => !isAsBrought(field));
  }

  private read(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  /** Whether the device keeps it: some do not, or are full. What is typed in a form that waits makes it wait no more. */
  private keep(sending: Pick<Kept, 'waiting' | 'pressed'> = { waiting: false }): boolean {
    const values: Record<string, string> = {};
    for (const element of this.form?.elements ?? []) {
      const name = element.getAttribute('name');
      const field = name && element.getAttribute('type') !== 'hidden' ? this.field(name) : null;
      if (name && field) values[name] = readField(field);
    }
    try {
      localStorage.setItem(this.key, JSON.stringify({ version: this.version, values, ...sending } satisfies Kept));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Puts back what was typed before, unless the offer has changed since or this page answers a sending. A field that she
   * has filled in by now is newer.
   */
  private restore(isBegun: boolean): void {
    const kept = this.read();
    if (kept?.version !== this.version) localStorage.removeItem(this.key);
    if (kept?.version !== this.version || this.dataset.answered !== undefined) return;
    let restored = false;
    for (const [name, value] of Object.entries(kept.values)) {
      const field = this.field(name);
      if (!field || readField(field) === value || !isUntouched(field)) continue;
      writeField(field, value);
      restored = true;
    }
    if (restored) this.say(kept.waiting && !isBegun ? this.dataset.waiting : this.dataset.restored);
  }

  private sendWaiting(): void {
    const kept = this.read();
    if (!kept?.waiting || !navigator.onLine || this.dataset.answered !== undefined) return;
    this.keep();
    const buttons = [...(this.form?.querySelectorAll<HTMLButtonElement>('button:not([type=button])') ?? [])];
    (buttons.find((button) => wordOf(button) === kept.pressed) ?? buttons[0])?.click();
  }

  private say(words: string | undefined): void {
    const state = this.querySelector('[data-state]');
    if (state) state.textContent = words ?? '';
  }
}

function wordOf(button: Element | null): string | undefined {
  return button instanceof HTMLButtonElement && button.name !== '' ? `${button.name}=${button.value}` : undefined;
}

function isUntouched(field: Field): boolean {
  if (!(field instanceof RadioNodeList)) return isAsBrought(field);
  return [...field].every((one) => !isTick(one) || isAsBrought(one));
}

function readField(field: Field): string {
  return isTick(field) && !field.checked ? '' : field.value;
}

function writeField(field: Field, value: string): void {
  if (isTick(field)) field.checked = value !== '';
  else field.value = value;
}

customElements.define('kept-form', KeptForm);

export {};
