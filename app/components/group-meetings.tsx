import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import { Money } from './money';

type Meeting = {
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  present: number;
  marked: number;
  savedMinor: number;
  cashOpenMinor: number | null;
  cashCloseCountedMinor: number | null;
};

/** A group's latest meetings: held or not, who came, what was saved, the cash box before and after. */
export function GroupMeetings({ meetings, currency }: { meetings: Meeting[]; currency: string }) {
  const { t, date, number } = useI18n();
  const amount = (minor: number | null) => minor !== null && <Money amountMinor={minor} currency={currency} />;
  return (
    <DataTable
      caption={t('staff.meetings')}
      captionShown
      rows={meetings}
      rowKey={({ scheduledOn }) => scheduledOn}
      columns={[
        { key: 'on', header: t('staff.scheduledOn'), rowHeader: true, cell: ({ scheduledOn }) => date(scheduledOn) },
        {
          key: 'held',
          header: t('staff.heldOn'),
          cell: ({ status, heldOn }) => (heldOn ? date(heldOn) : t(`staff.meeting.${status}`)),
        },
        {
          key: 'attended',
          header: t('staff.attended'),
          numeric: true,
          cell: ({ heldOn, present, marked }) =>
            heldOn && t('staff.attendedOf', { present: number(present), marked: number(marked) }),
        },
        {
          key: 'saved',
          header: t('staff.saved'),
          numeric: true,
          cell: ({ heldOn, savedMinor }) => heldOn && amount(savedMinor),
        },
        {
          key: 'open',
          header: t('staff.cashOpen'),
          numeric: true,
          wideOnly: true,
          cell: (row) => amount(row.cashOpenMinor),
        },
        {
          key: 'close',
          header: t('staff.cashClose'),
          numeric: true,
          wideOnly: true,
          cell: (row) => amount(row.cashCloseCountedMinor),
        },
      ]}
    />
  );
}
