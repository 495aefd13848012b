import type { AppLoadContext } from '@remix-run/node';
import { newToken } from '~/platform/secret.server';
import { secretCookie } from '~/platform/session-cookie.server';

const ONE_HOUR_SECONDS = 3600;

/**
 * Gives a visitor's browser a form token before there is a session, so that a browser that says neither site nor origin
 * (Firefox before 70, as on KaiOS phones) can send the form too. The page's forms carry it; the headers are for the loader.
 */
export function visitorForm(context: AppLoadContext, request: Request): Record<string, string> {
  if (context.formToken) return {};
  const token = newToken();
  context.formToken = token;
  return { 'Set-Cookie': secretCookie(request, 'form', token, ONE_HOUR_SECONDS) };
}
