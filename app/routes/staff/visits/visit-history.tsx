import type { EnterpriseVisit } from '~/domain/eligibility/visits/visit.queries.server';
import { DataTable } from '~/components/data-table';
import { useI18n } from '~/platform/i18n';

/** The visits there were to an enterprise, newest first; those kept here lead to their page. */
export function VisitHistory({ visits }: { visits: EnterpriseVisit[] }) {
  const { t, date } = useI18n();
  return (
    <DataTable
      caption={t('vetting.earlierVisits')}
      captionShown
      rows={visits}
      rowKey={({ sheetId, visitedOn }) => sheetId ?? visitedOn}
      empty={t('vetting.neverVisited')}
      columns={[
        {
          key: 'on',
          header: t('vetting.visitedOn'),
          rowHeader: true,
          cell: ({ sheetId, visitedOn }) =>
            sheetId ? <a href={`/staff/visits/${sheetId}`}>{date(visitedOn)}</a> : date(visitedOn),
        },
        {
          key: 'outcome',
          header: t('vetting.outcome'),
          cell: ({ outcome }) => (outcome ? t(`vetting.outcome.${outcome}`) : ''),
        },
        { key: 'state', header: t('vetting.state'), cell: ({ state }) => t(`vetting.state.${state}`) },
        { key: 'visitor', header: t('vetting.visitor'), wideOnly: true, cell: ({ visitor }) => visitor },
        { key: 'approver', header: t('vetting.approver'), wideOnly: true, cell: ({ approver }) => approver },
      ]}
    />
  );
}
