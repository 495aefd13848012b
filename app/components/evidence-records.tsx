import type { EvidenceRow } from '~/domain/eligibility/evidence/evidence-row';
import { useI18n } from '~/platform/i18n';
import { attendanceColumns, cashColumns, loanColumns, meetingColumns } from './evidence-columns';
import { DataTable } from './data-table';
import {
  enterpriseColumns,
  memberColumns,
  membershipColumns,
  moduleColumns,
  visitColumns,
} from './evidence-person-columns';

type EvidenceRecordsProps = { rows: EvidenceRow[]; currency: string };

type Of<Kind extends EvidenceRow['kind']> = Extract<EvidenceRow, { kind: Kind }>;

/** The register rows behind one line of evidence, in the columns of their kind. */
export function EvidenceRecords({ rows, currency }: EvidenceRecordsProps) {
  const words = useI18n();
  const { t } = words;
  const [first] = rows;
  const of = <Kind extends EvidenceRow['kind']>(kind: Kind) => rows.filter((row): row is Of<Kind> => row.kind === kind);
  const shared = { caption: t('staff.records'), empty: t('staff.noRecords') };
  const key = (row: EvidenceRow) => JSON.stringify(row);
  const show = { ...words, currency };
  switch (first?.kind) {
    case undefined:
      return <p className="muted">{t('staff.noRecords')}</p>;
    case 'meeting':
      return (
        <DataTable
          {...shared}
          rows={of('meeting')}
          rowKey={key}
          columns={first.cash ? cashColumns(show) : meetingColumns(show)}
        />
      );
    case 'attendance':
      return (
        <DataTable
          {...shared}
          rows={of('attendance')}
          rowKey={key}
          columns={attendanceColumns(show, first.depositMinor !== null)}
        />
      );
    case 'loan':
      return <DataTable {...shared} rows={of('loan')} rowKey={({ code }) => code} columns={loanColumns(show)} />;
    case 'member':
      return <DataTable {...shared} rows={of('member')} rowKey={key} columns={memberColumns(show)} />;
    case 'membership':
      return <DataTable {...shared} rows={of('membership')} rowKey={key} columns={membershipColumns(show)} />;
    case 'module':
      return <DataTable {...shared} rows={of('module')} rowKey={key} columns={moduleColumns(show)} />;
    case 'visit':
      return <DataTable {...shared} rows={of('visit')} rowKey={key} columns={visitColumns(show)} />;
    case 'enterprise':
      return <DataTable {...shared} rows={of('enterprise')} rowKey={key} columns={enterpriseColumns(show)} />;
  }
}
