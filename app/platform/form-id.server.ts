import { redirect } from '@remix-run/node';
import { isId, newId } from './id';

/** Whether a page is loaded to answer a form that was sent to it: what was typed, the form's id too, then comes with it. */
export function answersForm(request: Request): boolean {
  return request.headers.has('Content-Type');
}

/** The form's id that an address has, else a new one. */
export function formIdOf(address: URLSearchParams): string {
  const known = address.get('form') ?? undefined;
  return isId(known) ? known : newId();
}

/**
 * The id of the form that a page shows, which stands in its address, so that going back and sending again does it once.
 * Throws the redirect to an address that has one.
 */
export function formIdInAddress(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  const made = formIdOf(searchParams);
  if (searchParams.get('form') === made || answersForm(request)) return made;
  searchParams.set('form', made);
  throw redirect(`${pathname}?${searchParams.toString()}`, 303);
}
