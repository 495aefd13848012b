import { publicOrigin } from '~/platform/public-origin.server';
import type { RouteHandle } from '~/platform/route-policy';
import { openApiDocument } from './open-api-document';

export const handle = { policy: 'public' } satisfies RouteHandle;

export function loader() {
  return Response.json(openApiDocument(publicOrigin()));
}
