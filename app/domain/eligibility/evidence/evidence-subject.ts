import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Rule } from '../rules';

/** One line of one decision: what its rows are looked up by. */
export type EvidenceSubject = {
  rule: Rule;
  enterpriseId: string;
  groupId: string;
  country: string;
  currency: string;
  asOf: string;
  windowAfter: string | null;
  /** The judgement that made it: rows of the numbers it knew count; null for a decision from before that was kept. */
  knownIn: number | null;
  /** The newest number it knew; null: before any. */
  basisImportId: number | null;
  /** The owner judged, or the signatories of a group enterprise; empty for group and enterprise rules. */
  memberIds: string[];
};

/** Whether a row of the registers (`alias`) was known when the decision was made, and not replaced by then. */
export function knownThen(subject: EvidenceSubject, alias: string): RawBuilder<SqlBool> {
  const importId = sql.ref(`${alias}.import_id`);
  const reversedIn = sql.ref(`${alias}.reversed_in`);
  if (subject.basisImportId === null) return sql<SqlBool>`${reversedIn} is null`;
  const known = (number: RawBuilder<unknown>) =>
    sql<SqlBool>`${number} <= ${subject.basisImportId} and ${
      subject.knownIn === null
        ? sql`true`
        : sql`exists (select from record_number known where known.number = ${number}
          and known.known_in <= ${subject.knownIn})`
    }`;
  return sql<SqlBool>`((${importId} is null or (${known(importId)}))
    and not (${reversedIn} is not null and ${known(reversedIn)}))`;
}
