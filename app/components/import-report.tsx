import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { DataTable } from './data-table';

type ImportReportProps = {
  taken: {
    id: number;
    state: 'waiting' | 'running' | 'done' | 'refused' | 'failed';
    dryRun: boolean;
    rowsRead: number;
    rowsTotal: number | null;
    refusalCount: number;
    refusals: { place: string; column: string; words: string }[];
    counts: {
      files: { file: string; rows: number; new: number; corrected: number; unchanged: number }[];
      passedOver: string[];
    } | null;
  };
  underWay: boolean;
};

/** What became of a folder of registers: how far it is, what was new in each file, or each row that was refused. */
export function ImportReport({ taken, underWay }: ImportReportProps) {
  const { t, number, list } = useI18n();
  if (underWay) return <Progress taken={taken} />;
  const { state, dryRun, refusals, refusalCount, counts } = taken;
  return (
    <>
      {state === 'failed' && <Alert tone="bad" title={t('staff.importFailedText', { id: taken.id })} />}
      {state === 'done' && <Alert tone="good" title={t(dryRun ? 'staff.importTriedText' : 'staff.importDoneText')} />}
      {state === 'refused' && (
        <Alert tone="bad" title={t('staff.importRefusals', { count: refusalCount })}>
          <p>{t('staff.importRefusedText')}</p>
          {refusalCount > refusals.length && (
            <p>{t('staff.importRefusalsShown', { shown: refusals.length, count: refusalCount })}</p>
          )}
        </Alert>
      )}
      {refusals.length > 0 && (
        <DataTable
          caption={t('staff.importRefusals', { count: refusalCount })}
          rows={refusals}
          rowKey={({ place, column, words }) => `${place} ${column} ${words}`}
          columns={[
            {
              key: 'place',
              header: t('staff.importPlace'),
              rowHeader: true,
              cell: ({ place }) => <code>{place}</code>,
            },
            { key: 'column', header: t('staff.importColumn'), cell: ({ column }) => <code>{column}</code> },
            { key: 'words', header: t('staff.importProblem'), cell: ({ words }) => words },
          ]}
        />
      )}
      {state === 'done' && counts && (
        <DataTable
          caption={t('staff.importFiles')}
          rows={counts.files}
          rowKey={({ file }) => file}
          columns={[
            { key: 'file', header: t('staff.importFile'), rowHeader: true, cell: ({ file }) => <code>{file}</code> },
            { key: 'rows', header: t('staff.importRows'), numeric: true, cell: (row) => number(row.rows) },
            { key: 'new', header: t('staff.importNew'), numeric: true, cell: (row) => number(row.new) },
            {
              key: 'corrected',
              header: t('staff.importCorrected'),
              numeric: true,
              cell: (row) => number(row.corrected),
            },
            {
              key: 'unchanged',
              header: t('staff.importUnchanged'),
              numeric: true,
              cell: (row) => number(row.unchanged),
            },
          ]}
        />
      )}
      {counts && counts.passedOver.length > 0 && (
        <p className="muted">{t('staff.importPassedOver', { files: list(counts.passedOver) })}</p>
      )}
    </>
  );
}

function Progress({ taken: { rowsRead, rowsTotal } }: Pick<ImportReportProps, 'taken'>) {
  const { t, number } = useI18n();
  const read = number(rowsRead);
  return (
    <Alert
      tone="waiting"
      title={
        rowsTotal === null
          ? t('staff.importProgressUnknown', { read })
          : t('staff.importProgress', { read, total: number(rowsTotal) })
      }
    >
      <p>{t('staff.importReload')}</p>
      <progress {...(rowsTotal ? { value: rowsRead, max: rowsTotal } : {})} />
    </Alert>
  );
}
