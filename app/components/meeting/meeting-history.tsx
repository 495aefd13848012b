import { DataTable } from '~/components/data-table';
import { Money } from '~/components/money';
import { useI18n } from '~/platform/i18n';
import { MarkWord, MovementWord, type RecordView, type RowView } from './meeting-record-view';

/** What was replaced, struck through, with who did it, when and why. */
export function MeetingHistory({ record }: { record: RecordView }) {
  const { t, dateTime } = useI18n();
  const replaced = record.rows.filter(({ reversedIn }) => reversedIn !== null);
  if (replaced.length === 0) return null;
  return (
    <DataTable
      caption={t('meeting.history')}
      captionShown
      rows={replaced}
      rowKey={({ what, id, word }) => `${what} ${id} ${word}`}
      columns={[
        {
          key: 'was',
          header: t('meeting.was'),
          rowHeader: true,
          cell: (row) => (
            <del className="meeting-replaced">
              <Was row={row} currency={record.currency} />
            </del>
          ),
        },
        {
          key: 'why',
          header: t('meeting.reason'),
          cell: ({ by, at, reason }) =>
            by && at
              ? t('meeting.taken', { name: by, time: dateTime(at, record.timeZone), reason: reason ?? '' })
              : t('meeting.importedBefore'),
        },
      ]}
    />
  );
}

function Was({ row, currency }: { row: RowView; currency: string }) {
  const { name, what, word, note, amountMinor } = row;
  return (
    <>
      {name && (
        <>
          <bdi>{name}</bdi>:{' '}
        </>
      )}
      {what === 'mark' && <MarkWord mark={word} />}
      {what === 'movement' && (
        <>
          <MovementWord kind={word} /> <bdi>{note}</bdi>{' '}
        </>
      )}
      {what === 'resolution' && <bdi>{word}</bdi>}
      {amountMinor !== null && <Money amountMinor={amountMinor} currency={currency} />}
    </>
  );
}
