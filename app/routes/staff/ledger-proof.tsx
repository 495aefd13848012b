import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { Page } from '~/components/page';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { lastProof } from '~/domain/registers/prove-everything.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!hasActEverywhere(staff, 'govern')) throw notFound();
  const proof = await lastProof(context.database.db);
  const { t } = translator(context.locale);
  return json({ page: { title: t('ledger.proof.title') }, proof: proof ?? null });
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['proof']>;

export default function LedgerProof() {
  const { proof } = useLoaderData<typeof loader>();
  const { t, dateTime } = useI18n();
  return (
    <Page
      title={t('ledger.proof.title')}
      lead={t('ledger.proof.lead')}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
    >
      {proof ? (
        <>
          <Alert
            tone={proof.breakCount === 0 ? 'good' : 'bad'}
            title={
              proof.breakCount === 0
                ? t('ledger.proof.isWhole')
                : t('ledger.proof.isBroken', { count: proof.breakCount })
            }
          >
            {t('ledger.proof.made', { moment: dateTime(proof.finishedAt) })} ·{' '}
            {t('ledger.proof.size', { entries: proof.entries, lines: proof.lines, accounts: proof.accounts })}
            {proof.breakCount > 0 && <p>{t('ledger.proof.askOperator')}</p>}
          </Alert>
          <Checks {...proof} />
          {proof.breaks.length > 0 && <Breaks {...proof} />}
        </>
      ) : (
        <EmptyState icon="record" title={t('ledger.proof.none')} />
      )}
    </Page>
  );
}

function Checks({ checks }: Shown) {
  const { t, number } = useI18n();
  return (
    <DataTable
      caption={t('ledger.proof.check')}
      rows={checks}
      rowKey={({ check }) => check}
      columns={[
        {
          key: 'check',
          header: t('ledger.proof.check'),
          rowHeader: true,
          cell: ({ check }) => t(`ledger.check.${check}`),
        },
        {
          key: 'lookedAt',
          header: t('ledger.proof.lookedAt'),
          numeric: true,
          cell: ({ lookedAt }) => number(lookedAt),
        },
        { key: 'broken', header: t('ledger.proof.brokenCount'), numeric: true, cell: ({ broken }) => number(broken) },
      ]}
    />
  );
}

function Breaks({ breaks }: Shown) {
  const { t } = useI18n();
  return (
    <DataTable
      caption={t('ledger.proof.breaks')}
      captionShown
      rows={breaks}
      rowKey={({ what, id }) => `${what} ${id}`}
      columns={[
        {
          key: 'what',
          header: t('ledger.proof.check'),
          rowHeader: true,
          cell: ({ what }) => t(`ledger.check.${what}`),
        },
        { key: 'where', header: t('ledger.proof.where'), cell: ({ id }) => <code>{id}</code> },
        {
          key: 'difference',
          header: t('ledger.proof.differenceTitle'),
          cell: (one) =>
            'ledgerMinor' in one &&
            t('ledger.proof.difference', { ledger: one.ledgerMinor, registers: one.registersMinor }),
        },
      ]}
    />
  );
}
