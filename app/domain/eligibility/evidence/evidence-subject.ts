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
  /** The rows that this import and those before it brought were known then; null: before any. */
  basisImportId: number | null;
  /** The owner judged, or the signatories of a group enterprise; empty for group and enterprise rules. */
  memberIds: string[];
};

/** Whether a row of the registers (`alias`) was known when the decision was made, and not replaced by then. */
export function knownThen(subject: EvidenceSubject, alias: string): RawBuilder<SqlBool> {
  const importId = sql.ref(`${alias}.import_id`);
  const reversedIn = sql.ref(`${alias}.reversed_in`);
  const basis = subject.basisImportId;
  if (basis === null) return sql<SqlBool>`${reversedIn} is null`;
  return sql<SqlBool>`(coalesce(${importId}, 0) <= ${basis} and (${reversedIn} is null or ${reversedIn} > ${basis}))`;
}
