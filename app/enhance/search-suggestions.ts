type Suggestion = { label: string; detail: string; href: string };
type Answer = { suggestions: Suggestion[]; said: string };

const PAUSE_MS = 150;
const SHORTEST = 2;

/**
 * Around a search field: shows what somebody may mean while she types, as a list that arrows, Enter and Escape move
 * through (the ARIA combobox). Pressing Enter without choosing searches as ever; when answers fail, nothing is shown.
 */
class SearchSuggestions extends HTMLElement {
  private readonly input =
    this.querySelector<HTMLInputElement>('input[type=search]') ?? document.createElement('input');
  private readonly list = document.createElement('ul');
  private readonly status = document.createElement('p');
  private readonly known = new Map<string, Answer>();
  private waiting = 0;
  private asking?: AbortController;
  private at = -1;

  connectedCallback(): void {
    const { input, list, status } = this;
    list.id = `${input.id}-suggestions`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.dataset.label ?? '');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    this.append(list, status);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    this.close();
    input.addEventListener('input', () => {
      this.stopAsking();
      this.waiting = window.setTimeout(() => void this.ask(), PAUSE_MS);
    });
    input.addEventListener('keydown', (event) => this.press(event));
    input.addEventListener('blur', () => this.close());
    // The field keeps the focus, so that a press on the list is not a leaving of the field.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[data-href]') : null;
      if (option) this.go(option);
    });
  }

  private get options(): HTMLElement[] {
    return [...this.list.children] as HTMLElement[];
  }

  /** Whatever is asked still comes too late for the list that is being chosen from, or was closed. */
  private stopAsking(): void {
    clearTimeout(this.waiting);
    this.asking?.abort();
  }

  private async ask(): Promise<void> {
    this.stopAsking();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) return this.close();
    const { signal } = (this.asking = new AbortController());
    try {
      const answer = this.known.get(text) ?? (await this.fetch(text, signal));
      this.known.set(text, answer);
      if (!signal.aborted && document.activeElement === this.input) this.show(answer);
    } catch {
      if (!signal.aborted) this.close();
    }
  }

  private async fetch(text: string, signal: AbortSignal): Promise<Answer> {
    const asked = new URLSearchParams({ q: text });
    const country = this.closest('form')?.querySelector<HTMLInputElement>('[name=country]')?.value;
    if (country) asked.set('country', country);
    const response = await fetch(`/offers/suggestions?${asked}`, { signal });
    if (!response.ok) throw new Error('no answer');
    return (await response.json()) as Answer;
  }

  private show({ suggestions, said }: Answer): void {
    this.close();
    this.list.replaceChildren(...suggestions.map((one, at) => this.option(one, at)));
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.status.textContent = said;
  }

  private option({ label, detail, href }: Suggestion, at: number): HTMLElement {
    const option = document.createElement('li');
    option.id = `${this.list.id}-${at}`;
    option.dataset.href = href;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const [name, more] = [document.createElement('bdi'), document.createElement('span')];
    name.textContent = label;
    more.textContent = detail;
    option.append(name, more);
    return option;
  }

  private press(event: KeyboardEvent): void {
    const { options } = this;
    if (event.key === 'Escape') this.stopAsking();
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !this.list.hidden) {
      event.preventDefault();
      this.stopAsking();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than options: in it nothing is chosen, and Enter searches for what was typed.
      const places = options.length + 1;
      this.choose(((this.at + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      const chosen = options[this.at];
      if (!chosen || this.list.hidden) return;
      event.preventDefault();
      this.go(chosen);
    }
  }

  private choose(at: number): void {
    this.at = at;
    this.options.forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
    const chosen = this.options[at];
    if (chosen) this.input.setAttribute('aria-activedescendant', chosen.id);
    else this.input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  private close(): void {
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
  }

  private go(option: HTMLElement): void {
    location.href = option.dataset.href ?? '';
  }
}

customElements.define('search-suggestions', SearchSuggestions);

export {};
