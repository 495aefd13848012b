import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvFile, csvLine } from './csv';

it('writes figures as they are and makes formulas harmless', () => {
  expect(csvLine(['Roja', 12, '-12.50', null])).toBe('Roja,12,-12.50,\n');
  expect(csvLine(['=1+1', '+49', '-cmd', '@SUM(A1)', '\tx'])).toBe("'=1+1,'+49,'-cmd,'@SUM(A1),'\tx\n");
  expect(csvLine(['a,b', 'say "so"', '=HYPERLINK("x")'])).toBe('"a,b","say ""so""","\'=HYPERLINK(""x"")"\n');
});

it('is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      const [read] = parse(csvLine(['first', ...cells]));
      expect(read?.slice(1).map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(cells);
    }),
  );
});

it('names its file without anything that a header could not hold', async () => {
  const file = csvFile('Trial balance "Rose"\n2026', [csvLine(['a'])]);
  expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="Trial-balance-Rose-2026.csv"');
  expect(await file.arrayBuffer()).toEqual(new TextEncoder().encode('\uFEFFa\n').buffer);
});
