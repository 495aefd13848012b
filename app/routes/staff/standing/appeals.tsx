import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { StatusBadge } from '~/components/status-badge';
import { openAppeals } from '~/domain/eligibility/appeals/appeals.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!hasAct(officer.staff, 'approve')) throw notFound();
  const cursor = new URL(request.url).searchParams.get('cursor');
  const { rows, next } = await openAppeals(context.database.db, officer, cursor, context.clock);
  return json({ page: { title: translator(context.locale).t('eligibility.appeal.title') }, appeals: rows, next });
}

export default function Appeals() {
  const { appeals, next } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Page
      title={t('eligibility.appeal.title')}
      lead={t('eligibility.appeal.queueLead')}
      back={{ href: '/staff/standing', label: t('eligibility.queue.title') }}
      search={false}
    >
      {appeals.length === 0 ? (
        <EmptyState icon="message" title={t('eligibility.appeal.noneOpen')} />
      ) : (
        <LinkList
          rows={appeals.map(({ id, enterprise, member, answerBy, overdue }) => ({
            key: id,
            href: `/staff/appeals/${id}`,
            title: <bdi>{enterprise}</bdi>,
            detail: (
              <span className="row">
                <bdi>{member}</bdi>
                <StatusBadge tone={overdue ? 'bad' : 'waiting'}>
                  {t(overdue ? 'eligibility.appeal.overdue' : 'eligibility.appeal.answerBy', { date: date(answerBy) })}
                </StatusBadge>
              </span>
            ),
          }))}
        />
      )}
      <Pagination next={next && `/staff/appeals?cursor=${next}`} />
    </Page>
  );
}
