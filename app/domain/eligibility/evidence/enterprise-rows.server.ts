import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { EnterpriseRow, VisitRow } from './evidence-row';
import type { EvidenceSubject } from './evidence-subject';
import { pageOf, type Page } from './page.server';

const VISITS_A_PAGE = 50;

/** What the register says of the enterprise itself (E1, E3). */
export async function enterpriseRows(db: Db, subject: EvidenceSubject): Promise<Page<EnterpriseRow>> {
  const { rows } = await sql<EnterpriseRow>`
    select 'enterprise' as kind, status, started_on, pickup_place, payout_method
    from enterprise where id = ${subject.enterpriseId}::uuid
  `.execute(db);
  return { rows, next: null };
}

/** The vetting visits up to the day judged (E2); the first is the one that counts. */
export async function visitRows(db: Db, subject: EvidenceSubject, cursor: string | null): Promise<Page<VisitRow>> {
  const query = sql`
    select 'visit' as kind, visited_on, visitor, outcome, approver, approved_on,
      visited_on::text as first_key, '' as second_key
    from vetting_visit
    where enterprise_id = ${subject.enterpriseId}::uuid and visited_on <= ${subject.asOf}::date`;
  return pageOf(db, query, { cursor, size: VISITS_A_PAGE, order: 'desc' });
}
