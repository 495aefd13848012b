import { DataTable } from '~/components/data-table';
import { Pagination } from '~/components/pagination';
import { StatusBadge } from '~/components/status-badge';
import type { ReplayChange } from '~/domain/eligibility/rule-sets/replay.queries.server';
import { useI18n } from '~/platform/i18n';

type ReplayChangesProps = { rows: ReplayChange[]; next: string | null; path: string; day: string };

/** The enterprises of the reader's own branches that would gain or lose, each with the rules that decide. */
export function ReplayChanges({ rows, next, path, day }: ReplayChangesProps) {
  const { t } = useI18n();
  return (
    <>
      <DataTable
        caption={t('vetting.yourEnterprises')}
        captionShown
        rows={rows}
        rowKey={({ enterpriseId }) => enterpriseId}
        empty={t('vetting.noneOfYours')}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ enterpriseId, name }) => (
              <a href={`/staff/enterprises/${enterpriseId}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          {
            key: 'way',
            header: t('vetting.outcome'),
            cell: ({ gains }) => (
              <StatusBadge tone={gains ? 'good' : 'bad'}>{t(gains ? 'vetting.gains' : 'vetting.loses')}</StatusBadge>
            ),
          },
          { key: 'rules', header: t('vetting.rules'), cell: ({ rules }) => rules.join(', ') },
          { key: 'group', header: t('staff.group'), wideOnly: true, cell: ({ groupName }) => groupName },
          { key: 'branch', header: t('staff.branch'), wideOnly: true, cell: ({ branch }) => branch },
        ]}
      />
      <Pagination next={next && `${path}?${new URLSearchParams({ day, cursor: next }).toString()}`} />
    </>
  );
}
