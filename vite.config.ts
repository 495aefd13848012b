import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';
import { aliases } from './vite/aliases';
import { declaredPolicies } from './vite/declared-policies';
import { serverEntry } from './vite/server-entry';

export default defineConfig(({ command }) => ({
  plugins: [remix(remixConfig), serverEntry('server.ts'), declaredPolicies()],
  resolve: { alias: aliases },
  // One file loads many times faster than hundreds of packages. What stays outside has native parts or is loaded late. In
  // development Node loads packages itself: Vite does not run those that are not ES modules.
  ssr:
    command === 'build'
      ? {
          noExternal: true,
          external: ['@node-rs/argon2', 'graphile-worker', 'meilisearch', 'pg', 'pg-copy-streams', 'pino', 'sharp'],
        }
      : {},
  build: {
    target: ['es2020', 'chrome80', 'firefox78', 'safari14'],
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn: (warning, warn) => (warning.code === 'INVALID_ANNOTATION' ? undefined : warn(warning)),
    },
  },
}));
