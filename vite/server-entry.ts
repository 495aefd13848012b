import type { Plugin } from 'vite';

/**
 * Makes server.ts the entry of the server build, so that server, worker and Remix share one bundle and one instance
 * of every module.
 */
export function serverEntry(file: string): Plugin {
  return {
    name: 'step-four-server-entry',
    enforce: 'post',
    config: (_config, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: file } } } : undefined),
  };
}
