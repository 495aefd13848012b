import type { AttendanceRow, LoanRow, MeetingRow } from '~/domain/eligibility/evidence/evidence-row';
import type { Translator } from '~/platform/i18n';
import type { Column } from './data-table';
import { Money } from './money';

/** What columns need to show a row in the reader's words. */
export type Show = Translator & { currency: string };

function day({ date }: Show, value: string | null) {
  return value && date(value);
}

function amount({ currency }: Show, minor: number | null) {
  return minor !== null && <Money amountMinor={minor} currency={currency} />;
}

/** A person as a link to her page. */
export function person<Row extends { member: { id: string; name: string } }>({ t }: Show): Column<Row> {
  return {
    key: 'member',
    header: t('staff.name'),
    cell: ({ member }) => (
      <a href={`/staff/members/${member.id}`}>
        <bdi>{member.name}</bdi>
      </a>
    ),
  };
}

export function meetingColumns(show: Show): Column<MeetingRow>[] {
  const { t } = show;
  return [
    { key: 'on', header: t('staff.scheduledOn'), rowHeader: true, cell: (row) => day(show, row.scheduledOn) },
    { key: 'status', header: t('staff.status'), cell: ({ status }) => t(`staff.meeting.${status}`) },
    { key: 'held', header: t('staff.heldOn'), cell: (row) => day(show, row.heldOn) },
  ];
}

export function cashColumns(show: Show): Column<MeetingRow>[] {
  const { t } = show;
  return [
    ...meetingColumns(show),
    {
      key: 'open',
      header: t('staff.cashOpen'),
      numeric: true,
      cell: ({ cash }) => amount(show, cash?.openMinor ?? null),
    },
    {
      key: 'expected',
      header: t('staff.cashExpected'),
      numeric: true,
      cell: ({ cash }) => amount(show, cash?.expectedMinor ?? null),
    },
    {
      key: 'counted',
      header: t('staff.cashClose'),
      numeric: true,
      cell: ({ cash }) => amount(show, cash?.countedMinor ?? null),
    },
  ];
}

export function attendanceColumns(show: Show, withSavings: boolean): Column<AttendanceRow>[] {
  const { t } = show;
  const saved: Column<AttendanceRow> = {
    key: 'saved',
    header: t('staff.saved'),
    numeric: true,
    cell: ({ depositMinor }) => amount(show, depositMinor),
  };
  return [
    { key: 'held', header: t('staff.heldOn'), rowHeader: true, cell: (row) => day(show, row.heldOn) },
    person(show),
    { key: 'mark', header: t('staff.attended'), cell: ({ mark }) => t(`staff.mark.${mark ?? 'none'}`) },
    ...(withSavings ? [saved] : []),
  ];
}

export function loanColumns(show: Show): Column<LoanRow>[] {
  const { t, number } = show;
  return [
    { key: 'code', header: t('staff.loan'), rowHeader: true, cell: ({ code }) => <code>{code}</code> },
    person(show),
    { key: 'from', header: t('staff.lender'), cell: ({ source, partner }) => partner ?? t(`staff.source.${source}`) },
    { key: 'on', header: t('staff.disbursedOn'), cell: (row) => day(show, row.disbursedOn) },
    { key: 'principal', header: t('staff.principal'), numeric: true, cell: (row) => amount(show, row.principalMinor) },
    { key: 'left', header: t('staff.outstanding'), numeric: true, cell: (row) => amount(show, row.outstandingMinor) },
    { key: 'late', header: t('staff.daysLate'), numeric: true, cell: ({ daysPastDue }) => number(daysPastDue) },
    {
      key: 'onTime',
      header: t('staff.paidOnTime'),
      numeric: true,
      cell: ({ instalments }) => {
        const due = instalments.filter(({ onTime }) => onTime !== null);
        const good = due.filter(({ onTime }) => onTime);
        return t('staff.attendedOf', { present: number(good.length), marked: number(due.length) });
      },
    },
    { key: 'status', header: t('staff.status'), cell: ({ status }) => t(`staff.loanStatus.${status}`) },
  ];
}
