import { fileURLToPath } from 'node:url';

const folder = (name: string) => fileURLToPath(new URL(`../${name}/`, import.meta.url));

/** The import prefixes of tsconfig.json, for Vite and Vitest. */
export const aliases = [
  { find: /^~\//, replacement: folder('app') },
  { find: /^~db\//, replacement: folder('db') },
  { find: /^~search\//, replacement: folder('search') },
];
