import { sql } from 'kysely';
import { noteReadings, type Reading } from '~/domain/identity/note-reading.server';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffAct } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { attendanceRows } from './evidence/attendance-rows.server';
import { enterpriseRows, visitRows } from './evidence/enterprise-rows.server';
import type { EvidencePage, EvidenceRow } from './evidence/evidence-row';
import type { EvidenceSubject } from './evidence/evidence-subject';
import { loanRows } from './evidence/loan-rows.server';
import { cashBoxRows, meetingRows } from './evidence/meeting-rows.server';
import { memberRows, membershipRows, moduleRows } from './evidence/owner-rows.server';
import type { Page } from './evidence/page.server';
import { restsOnLoansElsewhere, type Rule } from './rules';

export type EvidenceRequest = { decisionId: number; rule: Rule; cursor: string | null };

type Reader = (db: Db, subject: EvidenceSubject, cursor: string | null) => Promise<Page<EvidenceRow>>;

const READERS: Readonly<Record<Rule, Reader>> = {
  G1: meetingRows,
  G2: meetingRows,
  G3: attendanceRows,
  G4: attendanceRows,
  G5: loanRows,
  G6: loanRows,
  G7: cashBoxRows,
  M1: memberRows,
  M2: membershipRows,
  M3: attendanceRows,
  M4: attendanceRows,
  M5: loanRows,
  M6: moduleRows,
  M7: loanRows,
  E1: enterpriseRows,
  E2: visitRows,
  E3: enterpriseRows,
};

const actFor = (rule: Rule): StaffAct => (restsOnLoansElsewhere(rule) ? 'read_loans' : 'read_books');

/**
 * A page of the records that a line of a decision rests on: rows of the registers as they were known when it was made,
 * people and plans as they are known now. That savings or loans of a person were read is noted with the reader. Undefined
 * for a decision outside the staff's branches, or a line that it has not.
 */
export async function evidenceRows(
  db: Db,
  reader: StaffMember,
  { decisionId, rule, cursor }: EvidenceRequest,
): Promise<EvidencePage | undefined> {
  const { rows } = await sql<EvidenceSubject>`
    select v.rule, d.enterprise_id, e.group_id, b.country, b.currency, d.as_of, v.window_after, d.basis_import_id, d.known_in,
      case when v.member_id is not null then array[v.member_id]
        when v.rule in ('M1', 'M6') and e.kind = 'group' then array(
          select o.member_id from enterprise_owner o where o.enterprise_id = e.id and o.signatory)
        else '{}' end as member_ids
    from eligibility_decision d
    join eligibility_evidence v on v.decision_id = d.id and v.as_of = d.as_of
    join enterprise e on e.id = d.enterprise_id
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    where d.id = ${decisionId} and v.rule = ${rule} and ${staffMay(reader.staff, actFor(rule), { branch: 'b.id', group: 'g.id' })}
  `.execute(db);
  const [subject] = rows;
  if (!subject) return undefined;
  const page = await READERS[rule](db, subject, cursor);
  await noteReadings(db, reader, page.rows.flatMap(readingIn));
  return { rule, asOf: subject.asOf, currency: subject.currency, ...page };
}

function readingIn(row: EvidenceRow): Reading[] {
  if (row.kind === 'loan') return [{ memberId: row.member.id, what: 'loans' }];
  if (row.kind === 'attendance' && row.depositMinor !== null) return [{ memberId: row.member.id, what: 'savings' }];
  return [];
}
