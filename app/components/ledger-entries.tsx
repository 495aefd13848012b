import type { LedgerAccountKind } from '~/domain/ledger/account-kinds';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import { Money } from './money';
import { StatusBadge } from './status-badge';

type Line = {
  accountId: number;
  kind: LedgerAccountKind;
  memberName: string | null;
  loanCode: string | null;
  amountMinor: number;
};

type Entry = {
  id: number;
  kind: string;
  effectiveOn: string;
  reason: string | null;
  currency: string;
  recordedBy: string | null;
  meetingOn: string | null;
  loanCode: string | null;
  reversesId: number | null;
  reversedById: number | null;
  reversedReason: string | null;
  lines: Line[];
};

/** Entries of a ledger by day, each with its lines; one that was taken back stays where it is, and says so. */
export function LedgerEntries({ entries }: { entries: Entry[] }) {
  const { date } = useI18n();
  const days = [...new Set(entries.map(({ effectiveOn }) => effectiveOn))];
  return (
    <>
      {days.map((day) => (
        <section key={day} className="stack">
          <h2>{date(day, 'full')}</h2>
          {entries
            .filter(({ effectiveOn }) => effectiveOn === day)
            .map((entry) => (
              <LedgerEntry key={entry.id} {...entry} />
            ))}
        </section>
      ))}
    </>
  );
}

function LedgerEntry(entry: Entry) {
  const { t } = useI18n();
  const amount = (amountMinor: number) =>
    amountMinor > 0 && <Money amountMinor={amountMinor} currency={entry.currency} />;
  const kind = `ledger.entry.${entry.kind}`;
  const name = isMessageKey(kind) ? t(kind) : entry.kind;
  const number = t('ledger.entryNumber', { id: String(entry.id) });
  return (
    <article className="ledger-entry" id={`entry-${entry.id}`}>
      <h3>
        {name} <span className="muted">{number}</span> <EntryState {...entry} />
      </h3>
      <EntryFacts {...entry} />
      <DataTable
        caption={`${name} ${number}`}
        rows={entry.lines}
        rowKey={({ accountId }) => String(accountId)}
        columns={[
          {
            key: 'account',
            header: t('ledger.account'),
            rowHeader: true,
            cell: ({ kind: account, memberName, loanCode }) => (
              <>
                {t(`ledger.account.${account}`)}
                {memberName && (
                  <>
                    : <bdi>{memberName}</bdi>
                  </>
                )}
                {loanCode && loanCode !== entry.loanCode && ` · ${t('ledger.loan', { code: loanCode })}`}
              </>
            ),
          },
          { key: 'debit', header: t('ledger.debit'), numeric: true, cell: (line) => amount(line.amountMinor) },
          { key: 'credit', header: t('ledger.credit'), numeric: true, cell: (line) => amount(-line.amountMinor) },
        ]}
      />
    </article>
  );
}

function EntryState({ reversesId, reversedById }: Entry) {
  const { t } = useI18n();
  if (reversedById !== null) return <StatusBadge tone="waiting">{t('ledger.takenBack')}</StatusBadge>;
  if (reversesId !== null) return <StatusBadge tone="neutral">{t('ledger.isReversal')}</StatusBadge>;
  return null;
}

function EntryFacts(entry: Entry) {
  const { t, date } = useI18n();
  const words = useReasonWords();
  const facts = [
    entry.meetingOn && t('ledger.meetingOn', { date: date(entry.meetingOn) }),
    entry.loanCode && t('ledger.loan', { code: entry.loanCode }),
    entry.recordedBy && t('ledger.recordedBy', { name: entry.recordedBy }),
    entry.reversesId !== null && t('ledger.reverses', { id: String(entry.reversesId) }),
    entry.reason && t('ledger.becauseOf', { reason: words(entry.reason) }),
    entry.reversedById !== null &&
      (entry.reversedReason
        ? t('ledger.reversedWhy', { id: String(entry.reversedById), reason: words(entry.reversedReason) })
        : t('ledger.reversedBy', { id: String(entry.reversedById) })),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return <p className="muted">{facts.join(' · ')}</p>;
}

/** A reason as it was given; those that the system itself gives are words of the catalogue. */
function useReasonWords(): (reason: string) => string {
  const { t } = useI18n();
  return (reason) => {
    const own = reason.replace(/^reversal: /, '');
    const key = `ledger.reason.${own}`;
    return isMessageKey(key) ? t(key) : own;
  };
}
