import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LoanList } from '~/components/loan-list';
import { Page } from '~/components/page';
import { groupsToBorrowIn } from '~/domain/credit/borrowing.queries.server';
import { loansOfMember } from '~/domain/credit/loan-list.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const { memberId } = requireMember(context);
  const { db } = context.database;
  const [loans, groups] = await Promise.all([loansOfMember(db, memberId), groupsToBorrowIn(db, memberId)]);
  const { t } = translator(context.locale);
  return json({ page: { title: t('credit.myLoans') }, loans, groups });
}

export default function MyLoans() {
  const { loans, groups } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('credit.myLoans')} lead={t('credit.myLoansLead')} search={false}>
      {loans.length === 0 ? <EmptyState icon="loan" title={t('credit.noLoansYet')} /> : <LoanList loans={loans} />}
      <ActionBar>
        {groups.map(({ id, name }) => (
          <LinkButton key={id} href={`/loans/new?group=${id}`} icon="add">
            {groups.length > 1 ? t('credit.askIn', { group: name }) : t('credit.askTitle')}
          </LinkButton>
        ))}
        <LinkButton href="/loans/calculator" look="plain" icon="scale">
          {t('credit.calculator')}
        </LinkButton>
      </ActionBar>
    </Page>
  );
}
