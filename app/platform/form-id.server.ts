import { redirect } from '@remix-run/node';
import { isId, newId } from './id';

/** Whether a page is loaded to answer a form that was sent to it: what was typed, the form's id too, then comes with it. */
export function answersForm(request: Request): boolean {
  return request.headers.has('Content-Type');
}

/**
 * The id of the form that a page shows, which stands in its address, so that going back and sending again does it once.
 * Throws the redirect to an address that has one.
 */
export function formIdInAddress(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  const known = searchParams.get('form') ?? undefined;
  if (isId(known)) return known;
  const made = newId();
  if (answersForm(request)) return made;
  searchParams.set('form', made);
  throw redirect(`${pathname}?${searchParams.toString()}`, 303);
}
