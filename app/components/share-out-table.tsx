import type { ShareOutFigures } from '~/domain/programme/share-out-figures';
import { useI18n } from '~/platform/i18n';
import { DataTable, type Column } from './data-table';
import { DefinitionList } from './definition-list';
import { Money } from './money';

type Line = ShareOutFigures['members'][number];
type ShareOutTableProps = { id: string; figures: ShareOutFigures; currency: string; title: string };

/** A share-out to read aloud: how the pool comes about, then everybody's line, then what stays in the box. */
export function ShareOutTable({ id, figures, currency, title }: ShareOutTableProps) {
  const { t } = useI18n();
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} decimals="always" />;
  const pool = [
    ['savingsMinor', figures.savingsMinor],
    ['interestMinor', figures.interestMinor + figures.nettedInterestMinor],
    ['finesMinor', figures.finesMinor],
    ['otherIncomeMinor', figures.otherIncomeMinor],
    ['expensesMinor', -figures.expensesMinor],
    ['lossesMinor', -figures.lossesMinor],
    ['sharedBeforeMinor', -figures.sharedBeforeMinor],
  ] as const;
  return (
    <div className="share-out" id={id}>
      <DefinitionList
        items={[
          ...pool
            .filter(([, amount]) => amount !== 0)
            .map(([key, amount]) => ({ key, term: t(`shareOut.figure.${key}`), value: money(amount) })),
          {
            key: 'pool',
            term: <strong>{t('shareOut.figure.poolMinor')}</strong>,
            value: <strong>{money(figures.poolMinor)}</strong>,
          },
        ]}
      />
      <DataTable
        caption={title}
        captionShown
        cardsOnPhone
        rows={figures.members}
        rowKey={({ memberId }) => memberId}
        columns={columnsOf(figures, t, money)}
      />
      <DefinitionList
        items={[
          { key: 'cash', term: t('shareOut.figure.cashMinor'), value: money(figures.cashMinor) },
          {
            key: 'fetched',
            term: t('shareOut.figure.fetchedMinor'),
            value: figures.fetchedMinor > 0 ? money(figures.fetchedMinor) : null,
          },
          { key: 'paid', term: t('shareOut.figure.paidMinor'), value: money(figures.paidMinor) },
          { key: 'after', term: t('shareOut.figure.cashAfterMinor'), value: money(figures.cashAfterMinor) },
          {
            key: 'social',
            term: t('shareOut.figure.socialFundMinor'),
            value: (
              <>
                {money(figures.socialFundMinor)} · {t(`shareOut.socialFund.${figures.socialFund}`)}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

/** Columns in which nobody has anything are left out. */
function columnsOf(
  { members }: ShareOutFigures,
  t: ReturnType<typeof useI18n>['t'],
  money: (amountMinor: number) => React.ReactNode,
): Column<Line>[] {
  // What she is paid stands first.
  const amounts = ['paidMinor', 'savedMinor', 'partMinor', 'nettedMinor', 'stillOwesMinor', 'socialMinor'] as const;
  const always: readonly string[] = ['savedMinor', 'partMinor', 'paidMinor'];
  return [
    {
      key: 'name',
      header: t('staff.name'),
      rowHeader: true,
      cell: ({ number, name }) => (
        <>
          {number}. <bdi>{name}</bdi>
        </>
      ),
    },
    ...amounts
      .filter((key) => always.includes(key) || members.some((line) => line[key] !== 0))
      .map((key) => ({
        key,
        header: t(`shareOut.figure.${key}`),
        numeric: true,
        cell: (line: Line) => money(line[key]),
      })),
  ];
}
