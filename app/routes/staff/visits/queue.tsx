import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { StatusBadge, type Tone } from '~/components/status-badge';
import { hasAct } from '~/domain/identity/staff-acts';
import { QUEUE_KINDS, type QueueKind, type QueueRow } from '~/domain/eligibility/visits/visit-queue';
import { visitQueue } from '~/domain/eligibility/visits/visit-queue.queries.server';
import { branchSummaries } from '~/domain/programme/branch-summaries.queries.server';
import { today } from '~/platform/clock';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const TONES: Record<QueueKind, Tone> = {
  warning: 'bad',
  waiting: 'waiting',
  returned: 'bad',
  begun: 'info',
  first: 'neutral',
  again: 'bad',
  expiring: 'waiting',
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = requireStaff(context);
  if (!hasAct(reader.staff, 'vet')) throw notFound();
  const address = new URL(request.url).searchParams;
  const kind = QUEUE_KINDS.find((known) => known === address.get('show')) ?? null;
  const asked = address.get('branch') ?? undefined;
  const branchId = isId(asked) ? asked : null;
  const { database, clock, locale } = context;
  const [queue, branches] = await Promise.all([
    visitQueue(database.db, reader, { kind, branchId, cursor: address.get('cursor') }, clock),
    branchSummaries(database.db, reader.staff),
  ]);
  return json({
    page: { title: translator(locale).t('vetting.visits') },
    today: today(clock),
    kind,
    branchId,
    branches: branches.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` })),
    keepsSuppliers: hasAct(reader.staff, 'keep_suppliers'),
    ...queue,
  });
}

/** Where a row of the queue leads: to the visit, to beginning one, or to the group that is to be visited. */
function hrefOf({ kind, id }: QueueRow): string {
  if (kind === 'warning') return `/staff/group-visits/${id}`;
  if (kind === 'first' || kind === 'again' || kind === 'expiring') return `/staff/enterprises/${id}/visits/new`;
  return `/staff/visits/${id}`;
}

export default function VisitQueue() {
  const { rows, next, counts, kind, branchId, branches, keepsSuppliers, today: day } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const following = new URLSearchParams({ show: kind ?? '', branch: branchId ?? '', cursor: next ?? '' });
  return (
    <Page
      title={t('vetting.visits')}
      lead={t('vetting.visitsLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      search={false}
      actions={
        keepsSuppliers && (
          <LinkButton href="/staff/suppliers" look="plain" icon="delivery">
            {t('vetting.suppliers')}
          </LinkButton>
        )
      }
    >
      <Form method="get" action="/staff/visits" className="filter-line">
        <Select
          name="show"
          label={t('vetting.show')}
          placeholder={t('vetting.everything')}
          value={kind}
          options={QUEUE_KINDS.map((known) => ({
            value: known,
            label: t('vetting.kindCount', { kind: t(`vetting.queue.${known}`), count: counts[known] ?? 0 }),
          }))}
        />
        {branches.length > 1 && (
          <Select
            name="branch"
            label={t('staff.branch')}
            placeholder={t('staff.allBranches')}
            value={branchId}
            options={branches}
          />
        )}
        <Button look="plain" icon="filter">
          {t('vetting.filter')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState
          icon="check"
          title={t('vetting.nothingDue')}
          action={
            <LinkButton href="/staff?show=enterprises" look="plain" icon="search">
              {t('vetting.findEnterprise')}
            </LinkButton>
          }
        >
          {t('vetting.nothingDueText')}
        </EmptyState>
      ) : (
        <LinkList
          rows={rows.map((row) => ({
            key: `${row.kind} ${row.id}`,
            href: hrefOf(row),
            title: <bdi>{row.name}</bdi>,
            detail: [
              row.place,
              ...(row.isSupplier ? [t('vetting.supplier')] : []),
              ...(row.visitor ? [t(row.isMine ? 'vetting.byYou' : 'vetting.by', { name: row.visitor })] : []),
              ...(row.reasons ?? []).map((reason) => reasonWords(reason, t)),
              t(row.dueOn < day ? 'vetting.overdueSince' : 'vetting.dueOn', { date: date(row.dueOn) }),
            ].join(' · '),
            end: <StatusBadge tone={TONES[row.kind]}>{t(`vetting.queue.${row.kind}`)}</StatusBadge>,
          }))}
        />
      )}
      <Pagination next={next && `/staff/visits?${following.toString()}`} />
    </Page>
  );
}

function reasonWords(reason: string, t: ReturnType<typeof useI18n>['t']): string {
  const key = `vetting.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
