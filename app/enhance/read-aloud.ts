/** Blocks that are spoken as one; longer ones are cut at sentences, for some browsers fall silent after a while. */
const LONGEST = 200;

/**
 * A button that speaks the text of a region of the page with the browser's own voice. It stays unseen where the browser
 * has no voice for the region's language. One speaks at a time: pressing another stops the first.
 */
class ReadAloud extends HTMLElement {
  private readonly button = this.querySelector('button');

  connectedCallback(): void {
    if (!('speechSynthesis' in window)) {
      this.hidden = true;
      return;
    }
    this.button?.addEventListener('click', () => (this.isSpeaking ? speechSynthesis.cancel() : this.speak()));
    this.offer();
    speechSynthesis.addEventListener('voiceschanged', () => this.offer());
    addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  private get region(): HTMLElement | null {
    return document.getElementById(this.dataset.of ?? '');
  }

  private get language(): string {
    return this.region?.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
  }

  private get voice(): SpeechSynthesisVoice | undefined {
    const primary = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase();
    return speechSynthesis.getVoices().find(({ lang }) => primary(lang) === primary(this.language));
  }

  private get isSpeaking(): boolean {
    return this.dataset.speaking !== undefined;
  }

  /** Shows the button once there is a voice; browsers find theirs after the page is there. */
  private offer(): void {
    if (this.region && this.voice) this.dataset.ready = '';
  }

  private speak(): void {
    const voice = this.voice;
    if (!this.region || !voice) return;
    speechSynthesis.cancel();
    const parts = spokenParts(this.region).map((text) => new SpeechSynthesisUtterance(text));
    for (const part of parts) {
      part.voice = voice;
      part.lang = voice.lang;
      part.addEventListener('error', () => this.show(false));
      speechSynthesis.speak(part);
    }
    parts.at(-1)?.addEventListener('end', () => this.show(false));
    this.show(parts.length > 0);
  }

  private show(speaking: boolean): void {
    if (speaking) this.dataset.speaking = '';
    else delete this.dataset.speaking;
    this.querySelector('[data-when=silent]')?.toggleAttribute('hidden', speaking);
    this.querySelector('[data-when=speaking]')?.toggleAttribute('hidden', !speaking);
  }
}

/** What is read of a region: its shown words block by block, drawings by their names, buttons like this one left out. */
function spokenParts(region: HTMLElement): string[] {
  const blocks: string[] = [''];
  const add = (text: string) => blocks.push((blocks.pop() ?? '') + text);
  const walk = (node: Node): void => {
    if (node instanceof Text) add(node.data);
    if (!(node instanceof Element) || node.matches('[hidden], [aria-hidden=true], read-aloud, script, input, select'))
      return;
    const label = node.getAttribute('role') === 'img' ? node.getAttribute('aria-label') : null;
    const { display } = getComputedStyle(node);
    if (display === 'none') return;
    const isBlock = !display.startsWith('inline') && display !== 'contents';
    if (isBlock || label) blocks.push('');
    if (label) add(label);
    else node.childNodes.forEach(walk);
    if (isBlock || label) blocks.push('');
  };
  walk(region);
  return blocks.map((text) => text.replace(/\s+/g, ' ').trim()).flatMap((text) => (text ? cut(text) : []));
}

/** A long text at its sentences. */
function cut(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  return text.split(/(?<=[.!?؟।])\s+/).filter(Boolean);
}

customElements.define('read-aloud', ReadAloud);

export {};
