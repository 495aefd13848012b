import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { allocatePayments, type LoanInstalment, type LoanPayment } from './allocate-payments';
import type { LoanRow } from './evidence-row';
import { knownThen, type EvidenceSubject } from './evidence-subject';
import { pageOf, type Page } from './page.server';

const LOANS_A_PAGE = 20;

type Loan = Omit<LoanRow, 'instalments' | 'payments' | 'outstandingMinor' | 'daysPastDue'> & {
  instalments: LoanInstalment[];
  payments: LoanPayment[];
};

/**
 * Loans given by the day judged, newest first: the group's internal ones (G5, G6), the owner's among them (M5), or hers
 * from elsewhere (M7). Each with its instalments, what is paid of them, and its payments.
 */
export async function loanRows(db: Db, subject: EvidenceSubject, cursor: string | null): Promise<Page<LoanRow>> {
  const { asOf, groupId, memberIds, rule } = subject;
  const internal = sql`l.group_id = ${groupId}::uuid and l.source = 'internal'`;
  const hers = sql`l.member_id = any(${memberIds}::uuid[])`;
  const counted =
    rule === 'M7' ? sql`l.source <> 'internal' and ${hers}` : rule === 'M5' ? sql`${internal} and ${hers}` : internal;
  const query = sql`
    select 'loan' as kind, l.code, l.source, l.partner, l.disbursed_on, l.principal_minor,
      case when l.status_on > ${asOf}::date then 'active' else l.status end as status,
      case when l.status_on <= ${asOf}::date then l.status_on end as status_on,
      jsonb_build_object('id', m.id, 'code', m.code, 'name', m.display_name) as member,
      (select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on,
          'principalMinor', i.principal_due_minor, 'interestMinor', i.interest_due_minor) order by i.number), '[]')
        from loan_instalment i where i.loan_id = l.id and ${knownThen(subject, 'i')}) as instalments,
      (select coalesce(jsonb_agg(jsonb_build_object('paidOn', p.paid_on, 'amountMinor', p.amount_minor)
          order by p.paid_on, p.id), '[]')
        from loan_payment p where p.loan_id = l.id and p.paid_on <= ${asOf}::date and ${knownThen(subject, 'p')})
        as payments,
      l.disbursed_on::text as first_key, l.code as second_key
    from loan l
    join member m on m.id = l.member_id
    where l.disbursed_on <= ${asOf}::date and ${counted}`;
  const { rows, next } = await pageOf<Loan>(db, query, { cursor, size: LOANS_A_PAGE, order: 'desc' });
  return { rows: rows.map((loan) => ({ ...loan, ...positionOf(loan, asOf) })), next };
}

function positionOf(loan: Loan, asOf: string) {
  const settled = loan.status === 'closed' || loan.status === 'written_off';
  return allocatePayments({ ...loan, settled }, asOf);
}
