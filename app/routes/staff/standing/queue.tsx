import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { StatusBadge } from '~/components/status-badge';
import { standingQueue, type QueueRow } from '~/domain/eligibility/standing-queue.queries.server';
import { QUEUES } from '~/domain/eligibility/standing-queue';
import { hasAct } from '~/domain/identity/staff-acts';
import { branchSummaries } from '~/domain/programme/branch-summaries.queries.server';
import { today } from '~/platform/clock';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const address = new URL(request.url).searchParams;
  const queue = QUEUES.find((known) => known === address.get('show')) ?? 'at_risk';
  const branch = address.get('branch') ?? undefined;
  const asked = { queue, branchId: isId(branch) ? branch : null, cursor: address.get('cursor') };
  const { db } = context.database;
  const [branches, found] = await Promise.all([
    branchSummaries(db, staff),
    standingQueue(db, staff, { ...asked, day: today(context.clock) }),
  ]);
  return json({
    page: { title: translator(context.locale).t('eligibility.queue.title') },
    asked,
    branches,
    found,
    mayApprove: hasAct(staff, 'approve'),
  });
}

export default function StandingQueue() {
  const { asked, branches, found, mayApprove } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const { queue, branchId } = asked;
  const next = new URLSearchParams({ show: queue, branch: branchId ?? '', cursor: found.next ?? '' });
  const until = queue === 'at_risk' || queue === 'no_data' || queue === 'waivers';
  return (
    <Page
      title={t('eligibility.queue.title')}
      lead={t('eligibility.queue.lead')}
      width="wide"
      search={false}
      back={{ href: '/staff', label: t('staff.title') }}
      actions={
        mayApprove && (
          <>
            <LinkButton href="/staff/appeals" look="plain" icon="message">
              {t('eligibility.queue.show.appeals')}
            </LinkButton>
            {branchId && (
              <LinkButton href={`/staff/branches/${branchId}/waivers`} look="plain" icon="checklist">
                {t('eligibility.waiver.blanket')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Form method="get" action="/staff/standing" className="filter-line">
        <Select
          name="show"
          label={t('eligibility.queue.show')}
          placeholder={false}
          value={queue}
          options={QUEUES.map((value) => ({ value, label: t(`eligibility.queue.show.${value}`) }))}
        />
        <Select
          name="branch"
          label={t('staff.branch')}
          placeholder={t('staff.allBranches')}
          value={branchId}
          options={branches.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
        />
        <Button icon="filter">{t('eligibility.queue.open')}</Button>
      </Form>
      <DataTable
        caption={t(`eligibility.queue.show.${queue}`)}
        captionShown
        rows={found.rows}
        rowKey={(row) => `${row.enterpriseId ?? row.branchId} ${row.day} ${row.what.join()}`}
        empty={t('eligibility.queue.empty')}
        columns={[
          {
            key: 'name',
            header: t('eligibility.queue.enterprise'),
            rowHeader: true,
            cell: (row) => (
              <a href={placeOf(row, queue)}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          { key: 'what', header: t('eligibility.queue.what'), cell: (row) => <What what={row.what} /> },
          {
            key: 'day',
            header: t(until ? 'eligibility.queue.due' : 'eligibility.queue.since'),
            cell: (row) => (
              <>
                {date(row.day)} {row.overdue && <StatusBadge tone="bad">{t('eligibility.queue.overdue')}</StatusBadge>}
              </>
            ),
          },
          {
            key: 'branch',
            header: t('eligibility.queue.branch'),
            wideOnly: true,
            cell: (row) => `${row.branch} (${row.country})`,
          },
        ]}
      />
      <Pagination next={found.next && `/staff/standing?${next.toString()}`} />
    </Page>
  );
}

function placeOf({ enterpriseId, branchId }: QueueRow, queue: string): string {
  if (enterpriseId === null) return `/staff/branches/${branchId}/waivers`;
  const page = queue === 'suspended' ? '/suspension' : queue === 'waivers' ? '/waivers' : '';
  return `/staff/enterprises/${enterpriseId}${page}`;
}

/** Rules by their plain names, or what a suspension is about. */
function What({ what }: { what: string[] }) {
  const { t } = useI18n();
  return what.map((code, index) => {
    const [other, rule] = [`eligibility.${code}`, `eligibility.rule.${code}.title`];
    return (
      <span key={code}>
        {index > 0 && '; '}
        {isMessageKey(rule) ? t(rule) : isMessageKey(other) ? t(other) : code}
      </span>
    );
  });
}
