import type { ServerBuild } from '@remix-run/node';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** What `npm run dev` puts in place of the built files. */
export type Development = {
  /** Serves sources and the reloading script; calls `next` for everything else. */
  middleware(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** Module scripts to add to every page. */
  scripts: string[];
  /** Remix's routes as the sources are at this moment. */
  currentBuild(): Promise<ServerBuild>;
  close(): Promise<void>;
};

/** Answers each request with the sources as they are when it comes. */
export function developmentListener(
  { middleware, currentBuild }: Development,
  listenerOf: (build: ServerBuild) => RequestListener,
): RequestListener {
  return (request, response) =>
    middleware(request, response, () => {
      currentBuild().then(
        (build) => listenerOf(build)(request, response),
        (error: Error) => response.writeHead(500, { 'Content-Type': 'text/plain' }).end(error.stack),
      );
    });
}

/** Adds the scripts to a page. */
export async function withScripts(response: Response, scripts: string[]): Promise<Response> {
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const tags = scripts.map((src) => `<script type="module" src="${src}"></script>`).join('');
  return new Response((await response.text()).replace('</head>', `${tags}</head>`), response);
}
