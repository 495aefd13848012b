import type { ReactNode } from 'react';
import { DataTable } from '~/components/data-table';
import { DefinitionList } from '~/components/definition-list';
import { Money } from '~/components/money';
import { StatusBadge } from '~/components/status-badge';
import { isMessageKey, useI18n } from '~/platform/i18n';

export type RowView = {
  what: 'mark' | 'saving' | 'movement' | 'repayment' | 'lent' | 'resolution';
  id: number | null;
  memberId: string | null;
  name: string | null;
  word: string;
  note: string | null;
  amountMinor: number | null;
  votes: { for: number; against: number; abstained: number } | null;
  reversedIn: number | null;
  by: string | null;
  at: string | null;
  reason: string | null;
};

export type RecordView = {
  currency: string;
  timeZone: string;
  status: 'held' | 'missed' | 'cancelled';
  scheduledOn: string;
  heldOn: string | null;
  cashOpenMinor: number | null;
  cashCloseMinor: number | null;
  openingExpectedMinor: number | null;
  openingReason: string | null;
  closingComputedMinor: number | null;
  closingReason: string | null;
  minutes: string;
  signed: string[];
  recordedBy: string | null;
  recordedAt: string | null;
  rows: RowView[];
};

/** What stands of a recorded meeting. */
export function MeetingRecordView({ record }: { record: RecordView }) {
  const { t } = useI18n();
  if (record.status !== 'held') {
    return (
      <StatusBadge tone={record.status === 'missed' ? 'bad' : 'neutral'}>
        {t(`meeting.status.${record.status}`)}
      </StatusBadge>
    );
  }
  return (
    <>
      <CashBox record={record} />
      <Members record={record} />
      <OtherCash record={record} />
      <Loans record={record} />
      <Decisions record={record} />
    </>
  );
}

function CashBox({ record }: { record: RecordView }) {
  const { t, list, dateTime } = useI18n();
  const { currency, cashOpenMinor, cashCloseMinor, openingExpectedMinor, closingComputedMinor } = record;
  const amount = (minor: number | null): ReactNode =>
    minor !== null && <Money amountMinor={minor} currency={currency} />;
  const gap = (counted: number | null, expected: number | null) =>
    counted === null || expected === null || counted === expected ? null : counted - expected;
  const who = record.recordedBy && record.recordedAt;
  return (
    <section className="stack-tight">
      <h2>{t('meeting.cashBox')}</h2>
      <DefinitionList
        items={[
          { key: 'expected', term: t('meeting.openExpected'), value: amount(openingExpectedMinor) || null },
          { key: 'open', term: t('meeting.openCounted'), value: amount(cashOpenMinor) || null },
          {
            key: 'open-gap',
            term: t('meeting.openGap'),
            value: amount(gap(cashOpenMinor, openingExpectedMinor)) || null,
          },
          { key: 'open-reason', term: t('meeting.reason'), value: record.openingReason },
          { key: 'computed', term: t('meeting.closeComputed'), value: amount(closingComputedMinor) || null },
          { key: 'close', term: t('meeting.closeCounted'), value: amount(cashCloseMinor) || null },
          { key: 'gap', term: t('meeting.closeGap'), value: amount(gap(cashCloseMinor, closingComputedMinor)) || null },
          { key: 'reason', term: t('meeting.reason'), value: record.closingReason },
          { key: 'signed', term: t('meeting.signedBy'), value: record.signed.length > 0 && list(record.signed) },
          {
            key: 'by',
            term: t('meeting.by'),
            value:
              who &&
              t('meeting.recordedBy', {
                name: record.recordedBy,
                time: dateTime(record.recordedAt ?? '', record.timeZone),
              }),
          },
        ].map((item) => ({ ...item, value: item.value === false ? null : item.value }))}
      />
    </section>
  );
}

function standing(record: RecordView, ...what: RowView['what'][]): RowView[] {
  return record.rows.filter((row) => what.includes(row.what) && row.reversedIn === null);
}

function Members({ record }: { record: RecordView }) {
  const { t } = useI18n();
  const rows = new Map<string, { id: string; name: string; mark: string | null; savedMinor: number }>();
  for (const { memberId, name, what, word, amountMinor } of standing(record, 'mark', 'saving')) {
    if (memberId === null) continue;
    const row = rows.get(memberId) ?? { id: memberId, name: name ?? '', mark: null, savedMinor: 0 };
    rows.set(
      memberId,
      what === 'mark' ? { ...row, mark: word } : { ...row, savedMinor: row.savedMinor + (amountMinor ?? 0) },
    );
  }
  return (
    <DataTable
      caption={t('meeting.whoSaved')}
      captionShown
      rows={[...rows.values()]}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: t('meeting.member'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
        { key: 'mark', header: t('meeting.attendance'), cell: ({ mark }) => mark !== null && <MarkWord mark={mark} /> },
        {
          key: 'saved',
          header: t('meeting.saved'),
          numeric: true,
          cell: ({ savedMinor }) => <Money amountMinor={savedMinor} currency={record.currency} />,
        },
      ]}
    />
  );
}

export function MarkWord({ mark }: { mark: string }) {
  const { t } = useI18n();
  const key = `meeting.mark.${mark}`;
  return <>{isMessageKey(key) ? t(key) : mark}</>;
}

export function MovementWord({ kind }: { kind: string }) {
  const { t } = useI18n();
  const key = `meeting.move.${kind}`;
  return <>{isMessageKey(key) ? t(key) : kind}</>;
}

function OtherCash({ record }: { record: RecordView }) {
  const { t } = useI18n();
  const rows = standing(record, 'movement');
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={t('meeting.cashMovements')}
      captionShown
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: 'kind', header: t('meeting.what'), rowHeader: true, cell: ({ word }) => <MovementWord kind={word} /> },
        { key: 'note', header: t('meeting.moveNote'), cell: ({ note }) => <bdi>{note}</bdi> },
        {
          key: 'amount',
          header: t('meeting.moveAmount'),
          numeric: true,
          cell: ({ amountMinor }) => <Money amountMinor={amountMinor ?? 0} currency={record.currency} />,
        },
      ]}
    />
  );
}

function Loans({ record }: { record: RecordView }) {
  const { t } = useI18n();
  const rows = standing(record, 'repayment', 'lent');
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={t('meeting.loans')}
      captionShown
      rows={rows}
      rowKey={({ what, id, word }) => `${what} ${id} ${word}`}
      columns={[
        { key: 'name', header: t('meeting.member'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'what',
          header: t('meeting.what'),
          cell: ({ what }) => t(what === 'lent' ? 'meeting.lent' : 'meeting.paidBack'),
        },
        {
          key: 'amount',
          header: t('meeting.moveAmount'),
          numeric: true,
          cell: ({ amountMinor }) => <Money amountMinor={amountMinor ?? 0} currency={record.currency} />,
        },
      ]}
    />
  );
}

function Decisions({ record }: { record: RecordView }) {
  const { t } = useI18n();
  const resolutions = standing(record, 'resolution');
  return (
    <>
      {resolutions.length > 0 && (
        <section className="stack-tight">
          <h2>{t('meeting.resolutions')}</h2>
          <ul>
            {resolutions.map(({ word, note, votes }) => (
              <li key={word}>
                <bdi>{word}</bdi> · {t(note === 'carried' ? 'meeting.carried' : 'meeting.notCarried')} ·{' '}
                {votes && t('meeting.votes', votes)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {record.minutes !== '' && (
        <section className="stack-tight">
          <h2>{t('meeting.minutesTitle')}</h2>
          <p dir="auto">{record.minutes}</p>
        </section>
      )}
    </>
  );
}
