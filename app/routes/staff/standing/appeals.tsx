import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { StatusBadge } from '~/components/status-badge';
import { openAppeals } from '~/domain/eligibility/appeals/appeals.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  const appeals = await openAppeals(context.database.db, officer, context.clock);
  return json({ page: { title: translator(context.locale).t('eligibility.appeal.title') }, appeals });
}

export default function Appeals() {
  const { appeals } = useLoaderData<typeof loader>();
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
            detail: <bdi>{member}</bdi>,
            end: (
              <StatusBadge tone={overdue ? 'bad' : 'waiting'}>
                {t(overdue ? 'eligibility.appeal.overdue' : 'eligibility.appeal.answerBy', { date: date(answerBy) })}
              </StatusBadge>
            ),
          }))}
        />
      )}
    </Page>
  );
}
