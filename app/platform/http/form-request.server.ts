import { FORM_TOKEN_FIELD, isFormToken, originVerdict } from './origin-check.server';
import { Refused } from './refusal.server';
import { isFormType, mediaType, readBody } from './request-body.server';
import type { Site } from './site.server';
import type { Visit } from './visit.server';
import { webRequest } from './web-request.server';

/** Refuses a form before its session is looked up: 403 when another site sent it, 415 when it is no form. */
export function admitForm({ message }: Visit, site: Site): void {
  if (originVerdict(message.headers, site.origins) === 'foreign') throw new Refused(403);
  if (!isFormType(mediaType(message))) throw new Refused(415);
}

/**
 * Reads a form and returns it as the request for its route. Files are taken from signed-in people only. Where the
 * browser does not say who sent it, the form must carry its session's token, else 403.
 */
export async function formRequest({ message, session, origin }: Visit, site: Site): Promise<Request> {
  const body = await readBody(message, { files: session.actor !== null });
  if (originVerdict(message.headers, site.origins) === 'unknown') {
    const form = await webRequest(message, origin, body)
      .formData()
      .catch(() => null);
    if (!isFormToken(form?.get(FORM_TOKEN_FIELD), session.formToken)) throw new Refused(403);
  }
  return webRequest(message, origin, body);
}
