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

function buttonOf(words: string, does: string, value: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-plain';
  button.dataset[does] = value;
  button.textContent = words;
  return button;
}
