import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { hydrates } from './components/hydration';
import { ShellProvider, type Shell } from './components/shell';
import { actsAsSeller } from './platform/actor';
import { I18nProvider, languageCookie, requestedLocale } from './platform/i18n';

/**
 * Renders a page as one string. Pages whose routes do not hydrate carry no trace of the framework;
 * the answer's text depends on language and account, and `Vary` says so. A language asked for by `?lang=` is kept.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Response {
  const hydrated = remixContext.staticHandlerContext.matches.some(({ route }) =>
    hydrates(remixContext.routeModules[route.id]?.handle),
  );
  const render = hydrated ? renderToString : renderToStaticMarkup;
  const markup = render(
    <I18nProvider locale={loadContext.locale}>
      <ShellProvider shell={shellOf(request, loadContext)}>
        <RemixServer context={remixContext} url={request.url} />
      </ShellProvider>
    </I18nProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Language', loadContext.locale);
  headers.append('Vary', 'Cookie, Accept-Language');
  const chosen = requestedLocale(request.url);
  if (chosen) headers.append('Set-Cookie', languageCookie(chosen));
  return new Response(`<!DOCTYPE html>${markup}`, { status, headers });
}

function shellOf(request: Request, { actor, formToken, requestId }: AppLoadContext): Shell {
  const { origin, pathname, search } = new URL(request.url);
  return {
    path: pathname + search,
    origin,
    account: actor && {
      name: actor.displayName,
      sells: actsAsSeller(actor),
      member: actor.memberId !== null,
      staff: actor.staff !== null,
    },
    formToken,
    requestId,
  };
}
