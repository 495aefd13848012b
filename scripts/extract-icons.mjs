// Takes the icons of product types and categories out of the Noto set (npm @iconify-json/noto, Apache 2.0) and writes
// them where the drawings are composed, so that neither the server nor the build ever loads the whole set.
// Run after a change of db/reference/product-types.csv, db/reference/categories.csv or picture-choices.ts:
//   npm run icons
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';

const root = new URL('../', import.meta.url);
const require = createRequire(import.meta.url);
const set = require('@iconify-json/noto/icons.json');
const characters = require('@iconify-json/noto/chars.json');

const rows = (file) => parse(readFileSync(new URL(`db/reference/${file}`, root)), { columns: true, bom: true });

// Names that are drawn by hand need no icon; those with another icon bring its name.
const choices = readFileSync(new URL('app/components/product-picture/picture-choices.ts', root), 'utf8');
const chosen = [...choices.matchAll(/noto: '([^']+)'/g)].map(([, name]) => name);
const replaced = new Set([...choices.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, name]) => name));

const pictured = [
  ...rows('product-types.csv').map(({ product_type, icon }) => ({ name: product_type, icon })),
  ...rows('categories.csv').map(({ category, icon }) => ({ name: category, icon })),
];
const emojis = [...new Set(pictured.filter(({ name }) => !replaced.has(name)).map(({ icon }) => icon))].filter(Boolean);

const products = Object.fromEntries(
  rows('product-types.csv').map(({ product_type, icon, category }) => [product_type, [icon, category]]),
);

const byEmoji = {};
const missing = [];
for (const emoji of emojis) {
  const name = nameOf(emoji);
  if (name) byEmoji[emoji] = name;
  else missing.push(emoji);
}

const bodies = {};
for (const name of [...new Set(['basket', ...chosen, ...Object.values(byEmoji)])].sort()) bodies[name] = bodyOf(name);

const target = new URL('app/components/product-picture/noto-icons.json', root);
writeFileSync(target, `${JSON.stringify({ products, byEmoji, bodies }, null, 2)}\n`);
console.log(
  `${Object.keys(bodies).length} icons written.${missing.length ? ` Not in the set: ${missing.join(' ')}` : ''}`,
);

function nameOf(emoji) {
  const points = Array.from(emoji, (character) => character.codePointAt(0).toString(16));
  return characters[points.join('-')] ?? characters[points.filter((point) => point !== 'fe0f').join('-')];
}

/** The icon's markup, its coordinates cut to two decimals: a hundredth of a unit is not seen at the size it is shown. */
function bodyOf(name) {
  const icon = set.icons[name] ?? set.icons[set.aliases?.[name]?.parent];
  if (!icon) throw new Error(`The Noto set has no icon named ${name}.`);
  return icon.body.replace(/(\.\d{2})\d+/g, '$1');
}
