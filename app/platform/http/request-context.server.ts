import type { AppLoadContext } from '@remix-run/node';
import { chooseLocale } from '../i18n/choose-locale';
import type { Site } from './site.server';
import type { Visit } from './visit.server';

/** What loaders and actions are handed. */
export function requestContext(site: Site, visit: Visit, request: Request): AppLoadContext {
  const { actor, formToken } = visit.session;
  return {
    actor,
    formToken,
    locale: chooseLocale(request, actor?.locale),
    clock: site.clock,
    database: site.database,
    requestId: visit.id,
    clientAddress: visit.address,
    program: visit.program,
  };
}
