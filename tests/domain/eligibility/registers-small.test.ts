import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { dropJudgement, judge, judgement, scopeOf } from '~/domain/eligibility/judgement/judge.server';
import { askOnce, asOneQuery } from '~/domain/eligibility/judgement/steps';
import { RULES } from '~/domain/eligibility/rules';
import { importClock, reportText, takeIn } from '../../support/judged';
import { shuffledFolder } from '../../support/shuffled-folder';
import { testDatabase } from '../../support/test-database';

const FOLDER = 'tests/vectors/registers-small';
const AS_OF = '2026-10-31';
const database = await testDatabase();
const shuffled = await testDatabase();

beforeAll(async () => {
  await takeIn(database, FOLDER);
});

describe('the report on the small registers', () => {
  test.each(['enter', 'keep'] as const)(
    'is the expected one by the %s thresholds, byte for byte',
    async (thresholds) => {
      const expected = await readFile(`${FOLDER}/expected-${thresholds}.csv`, 'utf8');
      expect(await reportText(database, AS_OF, thresholds)).toBe(expected);
    },
  );

  test('records nothing', async () => {
    const { rows } = await sql<{ recorded: number }>`
      select (select count(*) from eligibility_decision)::int + (select count(*) from enterprise_standing)::int as recorded
    `.execute(database.db);
    expect(rows).toEqual([{ recorded: 0 }]);
  });

  test('does not depend on the order of the rows', async () => {
    const folder = await shuffledFolder(FOLDER);
    afterAll(folder.remove);
    await takeIn(shuffled, folder.path);
    for (const thresholds of ['enter', 'keep'] as const) {
      expect(await reportText(shuffled, AS_OF, thresholds)).toBe(await reportText(database, AS_OF, thresholds));
    }
  });
});

describe('an enterprise judged alone', () => {
  const LINES = sql.raw(`
    select e.code, concat_ws(',', l.rule, l.verdict, coalesce(l.numerator, -1), coalesce(l.denominator, -1),
      coalesce(l.member_id::text, '-'), coalesce(l.waiver_id::text, '-'), l.threshold, l.window_after) as line
    from judged_line l join judged_enterprise e on e.enterprise_id = l.enterprise_id
    order by e.code collate "C", l.position`);
  type Line = { code: string; line: string };

  test('has the lines that it has among all', async () => {
    await database.db.transaction().execute(async (tx) => {
      const enterprises = await tx
        .selectFrom('enterprise')
        .select(['id', 'code'])
        .where('kind', '<>', 'supplier')
        .execute();
      const asked = { asOf: AS_OF, thresholds: 'enter' as const, clock: importClock };
      await judge(tx, { ...asked, enterpriseIds: 'all' });
      const { rows: all } = await sql<Line>`${LINES}`.execute(tx);
      await dropJudgement(tx);
      expect(all).toHaveLength(enterprises.length * RULES.length);
      for (const { id, code } of enterprises) {
        const alone = judgement(await scopeOf(tx, { ...asked, enterpriseIds: [id] }));
        const lines = await askOnce(tx, sql<Line>`with ${asOneQuery(alone)} ${LINES}`);
        expect(lines).toEqual(all.filter((line) => line.code === code));
      }
    });
  });
});
