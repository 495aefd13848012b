/** "Another" under each row of a list, and the parts in the contents. */
export function addButtons(sheet: HTMLElement, another: string): void {
  for (const screen of sheet.querySelectorAll<HTMLElement>('[data-rows]')) {
    if (!screen.querySelector('[data-add]')) screen.append(buttonOf(another, 'add', ''));
  }
  const parts = [...sheet.querySelectorAll<HTMLElement>('section[data-part]')];
  sheet.querySelector('[data-contents]')?.replaceChildren(
    ...parts.map((part) => {
      const line = document.createElement('li');
      line.append(buttonOf(part.querySelector('h2')?.textContent ?? '', 'goto', part.dataset.part ?? ''));
      return line;
    }),
  );
}

/** Parts that can be folded on the plain page stand open where they are shown one screen at a time. */
export function unfold(sheet: HTMLElement): void {
  for (const fold of sheet.querySelectorAll('.meeting-fold')) {
    const [summary, ...rest] = fold.childNodes;
    fold.replaceWith(...(summary?.childNodes ?? []), ...rest);
  }
}

function buttonOf(words: string, does: string, value: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-plain';
  button.dataset[does] = value;
  button.textContent = words;
  return button;
}
