import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { judge } from './judgement/judge.server';

/** One row an enterprise: its lines as CSV. A code that begins like a formula is made harmless. */
const OPEN = `
  declare eligibility_report no scroll cursor for
  with line as (
    select enterprise_id, position, rule, verdict, numerator, denominator from judged_line
    union all
    select enterprise_id, null, 'OUTCOME', case finding when 'holds' then 'eligible' else 'not_yet' end, null, null
    from judged_finding
  ), named as (
    select enterprise_id, code, case when code ~ '^[=+@-]' then '''' else '' end || code as cell from judged_enterprise
  )
  select string_agg(
    concat(case when n.cell ~ '[",]' then '"' || replace(n.cell, '"', '""') || '"' else n.cell end,
      ',', l.rule, ',', l.verdict, ',', l.numerator, ',', l.denominator, E'\\n'),
    '' order by l.position nulls last) as lines
  from named n
  join line l on l.enterprise_id = n.enterprise_id
  group by n.enterprise_id, n.code, n.cell
  order by n.code collate "C"
`;

const HEADER = 'enterprise_code,rule,verdict,numerator,denominator\n';
const ENTERPRISES_AT_ONCE = 2_000;

export type ReportRequest = { asOf: string; thresholds: 'enter' | 'keep' };

/**
 * Judges every enterprise from the records as they stand at this moment and hands the report to `write` in pieces, as CSV
 * sorted by code point. No decision is recorded.
 */
export async function writeReport(
  db: Db,
  { asOf, thresholds }: ReportRequest,
  clock: Clock,
  write: (text: string) => Promise<void>,
): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await judge(tx, { enterpriseIds: 'all', asOf, thresholds, clock });
      await sql.raw(OPEN).execute(tx);
      await write(HEADER);
      for (let text = await nextLines(tx); text !== ''; text = await nextLines(tx)) await write(text);
    });
}

async function nextLines(tx: Tx): Promise<string> {
  const { rows } = await sql<{ lines: string }>`
    fetch ${sql.lit(ENTERPRISES_AT_ONCE)} from eligibility_report
  `.execute(tx);
  return rows.map(({ lines }) => lines).join('');
}
