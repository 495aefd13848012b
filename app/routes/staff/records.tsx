import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { EvidenceRecords } from '~/components/evidence-records';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { enterpriseEvidence } from '~/domain/eligibility/eligibility.queries.server';
import { evidenceRows } from '~/domain/eligibility/evidence-rows.queries.server';
import { isRule } from '~/domain/eligibility/rules';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = requireStaff(context);
  const { id, rule } = params;
  if (!isId(id) || !isRule(rule)) throw notFound();
  const { db } = context.database;
  const evidence = await enterpriseEvidence(db, reader.staff, id);
  const decisionId = evidence?.decision?.id;
  if (decisionId === undefined) throw notFound();
  const cursor = new URL(request.url).searchParams.get('cursor');
  const records = await evidenceRows(db, reader, { decisionId, rule, cursor });
  if (!records) throw notFound();
  const { t } = translator(context.locale);
  return json({ page: { title: t('staff.records') }, enterprise: evidence?.enterprise, records });
}

export default function EvidenceRecordsPage() {
  const { enterprise, records } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const here = `/staff/enterprises/${enterprise?.id}`;
  const personal = records.rows.some(
    (row) => row.kind === 'loan' || (row.kind === 'attendance' && row.depositMinor !== null),
  );
  return (
    <Page
      title={t(`eligibility.rule.${records.rule}.title`)}
      lead={t('staff.asOf', { date: date(records.asOf) })}
      back={{ href: here, label: enterprise?.name }}
      width="wide"
      search={false}
    >
      <p>{t(`eligibility.rule.${records.rule}.explanation`)}</p>
      {personal && <Alert title={t('staff.readingLogged')} />}
      <EvidenceRecords rows={records.rows} currency={records.currency} />
      <Pagination next={records.next && `${here}/records/${records.rule}?cursor=${records.next}`} />
    </Page>
  );
}
