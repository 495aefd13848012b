import { runImport } from '~/domain/registers/run-import.server';
import { writeReport } from '~/domain/eligibility/write-report.server';
import { fixedClock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';

/** The day on which these registers are taken in. */
export const importClock = fixedClock('2029-01-01T12:00:00Z');

/** Imports a folder of registers; throws with the refusals where there are any. */
export async function takeIn(database: Database, folder: string): Promise<number> {
  const outcome = await runImport({
    database,
    folder,
    source: 'command',
    accountId: null,
    dryRun: false,
    clock: importClock,
  });
  if (outcome.refusalCount > 0 || outcome.importId === null) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.importId;
}

/** The report on everybody as its text. */
export async function reportText(database: Database, asOf: string, thresholds: 'enter' | 'keep'): Promise<string> {
  let text = '';
  await writeReport(database.db, { asOf, thresholds }, importClock, (piece) => {
    text += piece;
    return Promise.resolve();
  });
  return text;
}

/** The report by enterprise and rule ("X-E G2"): the verdict, and the figures where there are any ("pass 8/10"). */
export async function judgedLines(
  database: Database,
  asOf: string,
  thresholds: 'enter' | 'keep',
): Promise<Map<string, string>> {
  const [, ...lines] = (await reportText(database, asOf, thresholds)).trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [enterprise = '', rule = '', verdict = '', numerator = '', denominator = ''] = line.split(',');
      return [`${enterprise} ${rule}`, numerator === '' ? verdict : `${verdict} ${numerator}/${denominator}`];
    }),
  );
}
