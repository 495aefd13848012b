import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildVocabulary, type Vocabulary, type VocabularySource } from '~search/understanding/vocabulary';

const LANGUAGES = ['en', 'sw', 'hi', 'ta', 'fa', 'sv'];

type Row = Record<string, string>;

const rowsOf = (file: string): Row[] => parse(readFileSync(`db/reference/${file}`, 'utf8'), { columns: true });

const namesOf = (row: Row): Record<string, string> =>
  Object.fromEntries(LANGUAGES.flatMap((language) => (row[language] ? [[language, row[language]]] : [])));

/** The rows of the market's vocabulary, from the files in db/reference. */
export function referenceSource(): VocabularySource {
  return {
    productTypes: rowsOf('product-types.csv').map((row) => {
      return { code: row.product_type ?? '', category: row.category ?? '', names: namesOf(row) };
    }),
    productTerms: rowsOf('product-synonyms.csv').map((row) => {
      return { productType: row.product_type ?? '', language: row.language ?? '', term: row.term ?? '' };
    }),
    categories: rowsOf('categories.csv').map((row) => {
      return { code: row.category ?? '', parent: row.parent || null, names: namesOf(row) };
    }),
  };
}

/** The market's vocabulary without a database. */
export function referenceVocabulary(): Vocabulary {
  return buildVocabulary(referenceSource());
}
