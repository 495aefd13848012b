import type { LinksFunction } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage } from './components/error-page';
import { ErrorTitle, PageTitle } from './components/page-title';
import { ShellRecord } from './components/shell-record';
import { hydrates } from './components/hydration';
import { useI18n } from './platform/i18n';
import stylesheet from './styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

/** The document around every page, an error's page included. Framework scripts stand only where a route asks for them. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale, dir } = useI18n();
  const error = useRouteError() ?? null;
  const matches = useMatches();
  const hydrated = error === null && matches.some(({ handle }) => hydrates(handle));
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#2b3a67" />
        {error === null ? <PageTitle matches={matches} /> : <ErrorTitle status={statusOf(error)} />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrated && <ShellRecord />}
        {hydrated && <Scripts />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Says in words what went wrong. What was thrown is logged by entry.server and never shown. */
export function ErrorBoundary() {
  return <ErrorPage status={statusOf(useRouteError())} />;
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
