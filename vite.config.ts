import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';
import { aliases } from './vite/aliases';
import { declaredPolicies } from './vite/declared-policies';
import { serverEntry } from './vite/server-entry';

export default defineConfig({
  plugins: [remix(remixConfig), serverEntry('server.ts'), declaredPolicies()],
  resolve: { alias: aliases },
  build: {
    target: ['es2020', 'chrome80', 'firefox78', 'safari14'],
    assetsInlineLimit: 0,
  },
});
