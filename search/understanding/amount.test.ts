import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { amountReader } from './amount';

const rows: Record<string, string>[] = parse(readFileSync('db/reference/units.csv', 'utf8'), { columns: true });
const read = amountReader(
  rows.map(({ unit = '', dimension = '', base_factor = '', ...names }) => {
    return { code: unit, dimension, factor: Number(base_factor), names };
  }),
);

it.each([
  ['turmeric 50 kg', 50, 'kg'],
  ['hldi 50 kilo', 50, 'kg'],
  ['50kg maize', 50, 'kg'],
  ['unga kilo 20', 20, 'kg'],
  ['1,000 kg rice', 1000, 'kg'],
  ['honey 2.5 kg', 2.5, 'kg'],
  ['honung 2,5 kg', 2.5, 'kg'],
  ['dozen eggs', 1, 'dozen'],
  ['3 dozen eggs', 3, 'dozen'],
  ['eggs 5 trays', 5, 'tray'],
  ['400 pieces', 400, 'piece'],
  ['400 uniforms', 400, null],
  ['கடலை எண்ணெய் 15 லிட்டர்', 15, 'litre'],
  ['शहद ५ किलो', 5, 'kg'],
  ['برنج ۲۵ کیلو', 25, 'kg'],
  ['sabuni vipande 100', 100, 'piece'],
])('reads “%s” as %d %s', (query, quantity, unit) => {
  expect(read(query)).toEqual({ quantity, unit });
});

it.each([
  'honey',
  'timber 2x4',
  'iphone 15 charger',
  '0000 9999',
  '0 kg',
  'egg trays',
  '15',
  'a'.repeat(10_000),
  '1e9 x',
])('reads no amount in “%.20s”', (query) => {
  expect(read(query)).toBeNull();
});
