import { beforeAll, expect, test } from 'vitest';
import type { RegisterChange } from '../factories/register-changes';
import { inFolder, soundRegisters } from '../factories/sound-registers';
import { judgedLines, takeIn } from './judged';
import type { TestDatabase } from './test-database';

export type RuleCase = {
  /** The end of the sentence "… when …". */
  when: string;
  rule: string;
  /** Verdict, with figures where there are any ("pass 8/10"): by the enter thresholds, and by the keep ones if other. */
  enter: string;
  keep?: string;
  asOf?: string;
  country?: string;
  currency?: string;
  given?: RegisterChange[];
};

const AS_OF = '2026-10-31';

/**
 * Tests of what one rule says to sound registers with something changed: each case is a group of its own, all are taken in
 * at once by the real import and judged at once. Once a database, as the groups' codes are the same each time.
 */
export function ruleCases(database: TestDatabase, cases: RuleCase[]): void {
  const judged = new Map<string, Map<string, string>>();
  const coded = cases.map((ruleCase, at) => ({ ...ruleCase, code: `C${at + 1}` }));

  beforeAll(async () => {
    const all = coded.map(({ code, given = [], country = 'IN', currency = 'INR' }) => {
      const registers = soundRegisters(code, { country, currency });
      for (const change of given) change(registers, code);
      return registers;
    });
    await inFolder(all, (folder) => takeIn(database, folder));
    for (const asOf of new Set(cases.map((ruleCase) => ruleCase.asOf ?? AS_OF))) {
      for (const thresholds of ['enter', 'keep'] as const) {
        judged.set(`${asOf} ${thresholds}`, await judgedLines(database, asOf, thresholds));
      }
    }
  });

  test.each(coded)('$rule says $enter when $when', ({ code, rule, enter, keep = enter, asOf = AS_OF }) => {
    const said = (thresholds: string) => judged.get(`${asOf} ${thresholds}`)?.get(`${code}-E ${rule}`);
    expect([said('enter'), said('keep')]).toEqual([enter, keep]);
  });
}
