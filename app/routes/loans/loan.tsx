import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { LenderWords } from '~/components/lender-words';
import { LoanActs } from '~/components/loan-acts';
import { LoanFacts } from '~/components/loan-facts';
import { LoanHistory } from '~/components/loan-history';
import { LoanPayments } from '~/components/loan-payments';
import { LoanPlanChart } from '~/components/loan-plan-chart';
import { LoanPlanTable } from '~/components/loan-plan-table';
import { Page } from '~/components/page';
import { SharesBar } from '~/components/shares-bar';
import { loanDecisions, loanRecords } from '~/domain/credit/loan-view.queries.server';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { outsideWords } from '~/domain/credit/referral.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireLoan } from './found-loan.server';
import { loanPlansOf } from './loan-plans';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, loan, today } = await requireLoan(args);
  const { db } = args.context.database;
  await noteReadings(db, actor, readingsOf([loan], 'loans'));
  const [records, decisions, words] = await Promise.all([
    loanRecords(db, loan),
    loanDecisions(db, loan),
    outsideWords(db, loan.loanId),
  ]);
  const { t } = translator(args.context.locale);
  const done = new URL(args.request.url).searchParams.get('done');
  return json({
    page: { title: t('credit.loanNumber', { number: loan.code }) },
    loan,
    readsLoans: actor.staff !== null && hasAct(actor.staff, 'read_loans'),
    today,
    ...loanPlansOf(loan, records, today),
    payments: records.payments,
    events: records.events,
    ...decisions,
    mayDecideWriteOff: loan.mayApprove && decisions.writeOff?.byAccount !== actor.accountId,
    outsideWords: words,
    done: done === '1',
  });
}

export default function Loan() {
  const data = useLoaderData<typeof loader>();
  const { loan, plan, oldPlans, off, today, payments, events, votes, writeOff, done } = data;
  const { t, date, number } = useI18n();
  const { currency } = loan;
  return (
    <Page
      title={t('credit.loanNumber', { number: loan.code })}
      lead={<bdi>{loan.borrower}</bdi>}
      back={
        loan.own
          ? { href: '/my/loans', label: t('credit.myLoans') }
          : data.readsLoans
            ? { href: '/staff/loans', label: t('credit.loans') }
            : { href: `/groups/${loan.groupId}/loans`, label: t('group.loans') }
      }
      search={false}
    >
      {done && <Alert tone="good" title={t('credit.done')} />}
      <LoanActs
        loan={loan}
        writeOffState={writeOff?.state ?? null}
        mayDecideWriteOff={data.mayDecideWriteOff}
        off={off}
      />
      {off && (
        <SharesBar
          shares={[
            { key: 'paid', label: t('credit.paid'), amountMinor: off.paidMinor },
            { key: 'principal', label: t('credit.stillPrincipal'), amountMinor: off.outstandingMinor },
            { key: 'interest', label: t('credit.stillInterest'), amountMinor: off.interestMinor },
          ]}
          currency={currency}
        />
      )}
      <div className="columns">
        <Card title={t('credit.details')}>
          <LoanFacts loan={loan} />
          {votes && <p>{t('credit.votes', votes)}</p>}
          {writeOff && (
            <p>
              {t(writeOff.state === 'approved' ? 'credit.writtenOffFor' : 'credit.writeOffProposedFor', {
                reason: writeOff.reason,
                name: writeOff.by,
              })}
            </p>
          )}
        </Card>
        <Card title={t('credit.history')}>
          <LoanHistory events={events} timeZone={loan.timezone} />
        </Card>
      </div>
      {plan.length > 0 && (
        <>
          <LoanPlanChart label={t('credit.planDrawn')} rows={plan} currency={currency} />
          <LoanPlanTable caption={t('credit.plan')} rows={plan} currency={currency} today={today} />
        </>
      )}
      {loan.source === 'external_mfi' ? (
        <LenderWords loanId={loan.id} words={data.outsideWords} currency={currency} mayReverse={loan.mayKeep} />
      ) : (
        <LoanPayments loanId={loan.id} payments={payments} currency={currency} mayReverse={loan.mayKeep} />
      )}
      {oldPlans.map(({ replacedAt, rows }, index) => (
        <details key={number(index)} className="old-plan">
          <summary>{t('credit.oldPlan', { date: date(replacedAt) })}</summary>
          <LoanPlanTable
            caption={t('credit.oldPlan', { date: date(replacedAt) })}
            rows={rows}
            currency={currency}
            today={today}
          />
        </details>
      ))}
    </Page>
  );
}
