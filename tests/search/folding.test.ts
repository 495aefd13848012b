import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { publicName } from '~/domain/identity/public-name';
import { normalise } from '~search/understanding/normalise';
import { phrasesOf } from '~search/understanding/vocabulary';
import { referenceSource } from '../support/reference-vocabulary';
import { testDatabase } from '../support/test-database';

const { pool } = await testDatabase();

function texts(): string[] {
  const offers: { title: string; description: string }[] = parse(readFileSync('db/demo/demo-offers.csv', 'utf8'), {
    columns: true,
  });
  const { productTypes, productTerms } = referenceSource();
  return [
    ...offers.flatMap(({ title, description }) => [title, description]),
    ...productTypes.flatMap(({ names }) => Object.values(names).flatMap(phrasesOf)),
    ...productTerms.map(({ term }) => term),
    "Ng'ombe’s “milk” 2x4 – ½ kg; Åsa Straße Øl æble",
    'می‌خواهم كتاب ٣٤ قُرُوت',
    'हिन्दी हिंदी ज़ीरा बाँस १०',
    'மல்லித் தூள் இட்லிப் பொடி ௫',
    '\u202eabc\u200bdef\u0007 tab\tnew\nline 🍯',
  ];
}

it('folds offers in the database exactly as queries are folded outside it', async () => {
  const { rows } = await pool.query<{ text: string; folded: string }>(
    'select text, btrim(search_fold(text)) as folded from unnest($1::text[]) text',
    [texts()],
  );
  expect(rows.length).toBeGreaterThan(4000);
  expect(rows.filter(({ text, folded }) => folded !== normalise(text))).toEqual([]);
});

it('shows in the index the names of sellers that the public may know', async () => {
  const names = ['Zarghuna Fazl & sons', 'گروه زنان بامیان شمالی', '  Roja ', '…', 'Ñandú-craft co', 'single'];
  const sellers = names.flatMap((name) =>
    ['AF', 'KE'].flatMap((country) =>
      ['individual', 'group', 'supplier'].flatMap((kind) =>
        [true, false].map((hidesName) => ({ name, kind, country, hidesName })),
      ),
    ),
  );
  const { rows } = await pool.query<{ known: string }>(
    `select public_enterprise_name(name, kind, country, "hidesName") as known
      from json_to_recordset($1) as s (name text, kind text, country text, "hidesName" boolean)`,
    [JSON.stringify(sellers)],
  );
  expect(rows.map(({ known }) => known)).toEqual(sellers.map((seller) => publicName(seller)));
});
