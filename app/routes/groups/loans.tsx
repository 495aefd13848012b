import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LoanList } from '~/components/loan-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { endedLoansOfGroup, requestsToGroup } from '~/domain/credit/loan-list.queries.server';
import { openLoans, type OpenLoan } from '~/domain/credit/open-loans.queries.server';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { groupFacts } from '~/domain/programme/group-facts.queries.server';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { db } = context.database;
  const group = isId(params.id) ? await groupFacts(db, actor, params.id, 'books') : undefined;
  if (!group) throw notFound();
  const [waiting, open, ended] = await Promise.all([
    requestsToGroup(db, group.id),
    openLoans(db, group.id, today(context.clock, group.timeZone)),
    endedLoansOfGroup(db, group.id, new URL(request.url).searchParams.get('cursor')),
  ]);
  await noteReadings(db, actor, readingsOf([...waiting, ...open, ...ended.rows], 'loans'));
  const { t } = translator(context.locale);
  return json({
    page: { title: t('group.loans') },
    group: { id: group.id, name: group.name, currency: group.currency },
    waiting,
    open: open.sort(byLateness),
    ended: ended.rows,
    next: ended.next,
  });
}

/** The longest late first, then what falls due next. */
function byLateness(one: OpenLoan, other: OpenLoan): number {
  return other.daysPastDue - one.daysPastDue || (one.nextDueOn ?? '').localeCompare(other.nextDueOn ?? '');
}

export default function GroupLoans() {
  const { group, waiting, open, ended, next } = useLoaderData<typeof loader>();
  const { t, date, money } = useI18n();
  const amount = (minor: number) => money(minor, group.currency);
  const standing = ({ overdueMinor, daysPastDue, nextDueOn, nextMinor, owedMinor }: OpenLoan) =>
    overdueMinor > 0
      ? t('credit.lateBy', { amount: amount(overdueMinor), days: daysPastDue })
      : t('credit.stillOwed', {
          owed: amount(owedMinor),
          next: amount(nextMinor),
          date: nextDueOn ? date(nextDueOn) : '',
        });
  const lent = open.map((loan) => ({
    ...{
      id: loan.loanId,
      code: loan.code,
      source: 'internal' as const,
      state: loan.overdueMinor > 0 ? 'late' : loan.state,
    },
    ...{ memberId: loan.memberId, borrower: loan.borrower, groupName: '', currency: group.currency },
    ...{ amountMinor: loan.principalMinor, onDay: loan.disbursedOn, note: standing(loan) },
  }));
  const unnamed = (loan: (typeof ended)[number]) => ({ ...loan, groupName: '' });
  return (
    <Page
      title={t('group.loans')}
      lead={
        <>
          <bdi>{group.name}</bdi> · {t('credit.groupLoansLead')}
        </>
      }
      back={{ href: `/groups/${group.id}`, label: <bdi>{group.name}</bdi> }}
      search={false}
    >
      {waiting.length + open.length + ended.length === 0 && <EmptyState icon="loan" title={t('credit.noGroupLoans')} />}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t('credit.waiting', { count: waiting.length })}</h2>
          <LoanList loans={waiting.map(unnamed)} named />
        </section>
      )}
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{t('credit.openLoans', { count: open.length })}</h2>
          <LoanList loans={lent} named />
        </section>
      )}
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">{t('credit.endedLoans')}</h2>
          <LoanList loans={ended.map(unnamed)} named />
        </section>
      )}
      <Pagination label={t('credit.endedLoans')} next={next && `/groups/${group.id}/loans?cursor=${next}#ended`} />
    </Page>
  );
}
