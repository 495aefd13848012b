type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether a field is ticked rather than typed into. */
export function isTick(control: unknown): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
}

/** Whether a field still stands as the page brought it: what does not was filled in by somebody quicker than the script. */
export function isAsBrought(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const brought = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
    return brought?.selected !== false;
  }
  return isTick(control) ? control.checked === control.defaultChecked : control.value === control.defaultValue;
}
