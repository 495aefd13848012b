import { beforeAll, describe, expect, test } from 'vitest';
import { parseAmount } from '~/platform/money';
import { inFolder } from '../../factories/sound-registers';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';
import { parCases } from '../credit/par-cases';

const database = await testDatabase();

describe('PAR30 as G6 computes it', () => {
  beforeAll(async () => {
    const all = parCases.map(({ registers }) => registers);
    await inFolder(all, (folder) => takeIn(database, folder));
  });

  test.each(parCases)('is as expected for $id', async ({ id, currency, as_of: asOf, expected }) => {
    const figures = [expected.numerator, expected.denominator].map((amount) => {
      const minor = parseAmount(amount, currency);
      return minor.ok ? String(minor.value) : '';
    });
    for (const thresholds of ['enter', 'keep'] as const) {
      const line = (await judgedLines(database, asOf, thresholds)).get(`${id}-E G6`);
      expect(line).toBe(
        expected.numerator === '' ? expected[thresholds] : `${expected[thresholds]} ${figures.join('/')}`,
      );
    }
  });
});
