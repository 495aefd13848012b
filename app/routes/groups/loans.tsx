import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LoanList } from '~/components/loan-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { endedLoansOfGroup, requestsToGroup } from '~/domain/credit/loan-list.queries.server';
import { openLoans, type OpenLoan } from '~/domain/credit/open-loans.queries.server';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';
import { useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { requireGroup } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'books');
  const { db } = args.context.database;
  const [waiting, open, ended] = await Promise.all([
    requestsToGroup(db, group.id),
    openLoans(db, group.id, group.today),
    endedLoansOfGroup(db, group.id, new URL(args.request.url).searchParams.get('cursor')),
  ]);
  await noteReadings(db, actor, readingsOf([...waiting, ...open, ...ended.rows], 'loans'));
  return json({
    page: { title: words.t('group.loans') },
    group: { id: group.id, name: group.name, currency: group.currency },
    waiting,
    open: open.sort(byLateness),
    ended: ended.rows,
    next: ended.next,
  });
}

/** Behind every day: what has no plan falls due on none. */
const LAST_DAY = '9999-12-31';

/** The longest late first, then what falls due next. */
function byLateness(one: OpenLoan, other: OpenLoan): number {
  return other.daysPastDue - one.daysPastDue || (one.nextDueOn ?? LAST_DAY).localeCompare(other.nextDueOn ?? LAST_DAY);
}

export default function GroupLoans() {
  const { group, waiting, open, ended, next } = useLoaderData<typeof loader>();
  const { t, date, money } = useI18n();
  const amount = (minor: number) => money(minor, group.currency);
  const standing = ({ overdueMinor, daysPastDue, nextDueOn, nextMinor, owedMinor }: OpenLoan) => {
    if (overdueMinor > 0) return t('credit.lateBy', { amount: amount(overdueMinor), days: daysPastDue });
    if (nextDueOn === null) return t('credit.stillOwed', { owed: amount(owedMinor) });
    return t('credit.owedAndNext', { owed: amount(owedMinor), next: amount(nextMinor), date: date(nextDueOn) });
  };
  const lent = open.map((loan) => ({
    id: loan.loanId,
    state: loan.overdueMinor > 0 ? 'late' : loan.state,
    borrower: loan.borrower,
    currency: group.currency,
    amountMinor: loan.principalMinor,
    onDay: loan.disbursedOn,
    note: standing(loan),
  }));
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
          <LoanList loans={waiting} named inGroup />
        </section>
      )}
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{t('credit.openLoans', { count: open.length })}</h2>
          <LoanList loans={lent} named inGroup />
        </section>
      )}
      {ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">{t('credit.endedLoans')}</h2>
          <LoanList loans={ended} named inGroup />
        </section>
      )}
      <Pagination label={t('credit.endedLoans')} next={next && `/groups/${group.id}/loans?cursor=${next}#ended`} />
    </Page>
  );
}
