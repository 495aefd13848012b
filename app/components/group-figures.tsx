import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import { Money } from './money';
import { Trend } from './trend';

export type MonthOfGroup = {
  on: string;
  savingsMinor: number;
  loansMinor: number;
  cashMinor: number;
  /** Of a hundred; null where there is nothing to compare. */
  attendance: number | null;
  par30: number | null;
};

type GroupFiguresProps = {
  months: MonthOfGroup[];
  currency: string;
  socialFundMinor: number;
  bankMinor: number;
  /** What was in the box when it was last counted: the books know no cash from before they begin. */
  counted: { on: string; minor: number } | null;
};

/** What rule G3 and G6 ask, for the eye; the rule set itself is asked elsewhere. */
const ENOUGH_ATTENDANCE = 70;
const MOST_PAR30 = 10;

/** A group's savings, loans, cash, attendance and PAR30 over a year, drawn; the figures stand in the table beneath. */
export function GroupFigures({ months, currency, socialFundMinor, bankMinor, counted }: GroupFiguresProps) {
  const { t, date, money, percent } = useI18n();
  const now = months.at(-1);
  if (!now) return null;
  const amount = (name: 'savingsMinor' | 'loansMinor' | 'cashMinor') => ({
    figure: <Money amountMinor={now[name]} currency={currency} />,
    points: months.map((month) => ({ on: month.on, value: month[name] })),
    say: (value: number) => money(value, currency),
  });
  const share = (name: 'attendance' | 'par30') => {
    const last = months.findLast((month) => month[name] !== null)?.[name] ?? null;
    return {
      figure: last === null ? '–' : percent(last / 100),
      points: months.map((month) => ({ on: month.on, value: month[name] })),
      say: (value: number) => percent(value / 100),
    };
  };
  return (
    <section className="stack" aria-labelledby="group-figures">
      <h2 id="group-figures">{t('group.figures')}</h2>
      <div className="trends">
        <Trend label={t('group.savings')} {...amount('savingsMinor')} />
        <Trend label={t('group.loansOut')} {...amount('loansMinor')} />
        <Trend label={t('group.cash')} {...amount('cashMinor')} />
        <Trend
          label={t('group.attendance')}
          {...share('attendance')}
          most={100}
          need={{
            value: ENOUGH_ATTENDANCE,
            words: t('group.attendanceNeed', { value: percent(ENOUGH_ATTENDANCE / 100) }),
          }}
        />
        <Trend
          label={t('group.par30')}
          {...share('par30')}
          most={25}
          need={{ value: MOST_PAR30, words: t('group.par30Need', { value: percent(MOST_PAR30 / 100) }) }}
        />
        <div className="trend">
          {counted && (
            <>
              <p className="trend-label">{t('group.countedOn', { date: date(counted.on) })}</p>
              <p className="trend-figure">
                <Money amountMinor={counted.minor} currency={currency} />
              </p>
            </>
          )}
          <p className="trend-label">{t('group.socialFund')}</p>
          <p className="trend-figure">
            <Money amountMinor={socialFundMinor} currency={currency} />
          </p>
          {bankMinor !== 0 && (
            <>
              <p className="trend-label">{t('group.bank')}</p>
              <p className="trend-figure">
                <Money amountMinor={bankMinor} currency={currency} />
              </p>
            </>
          )}
        </div>
      </div>
      <details className="more">
        <summary>{t('group.figuresTable')}</summary>
        <FiguresTable months={months} currency={currency} />
      </details>
    </section>
  );
}

function FiguresTable({ months, currency }: Pick<GroupFiguresProps, 'months' | 'currency'>) {
  const { t, date, percent } = useI18n();
  const amounts = [
    ['savingsMinor', t('group.savings')],
    ['loansMinor', t('group.loansOut')],
    ['cashMinor', t('group.cash')],
  ] as const;
  const shares = [
    ['attendance', t('group.attendance')],
    ['par30', t('group.par30')],
  ] as const;
  return (
    <DataTable
      caption={t('group.figures')}
      rows={[...months].reverse()}
      rowKey={({ on }) => on}
      columns={[
        { key: 'on', header: t('group.onDay'), rowHeader: true, cell: ({ on }) => date(on) },
        ...amounts.map(([key, header]) => ({
          key,
          header,
          numeric: true,
          cell: (month: MonthOfGroup) => <Money amountMinor={month[key]} currency={currency} />,
        })),
        ...shares.map(([key, header]) => ({
          key,
          header,
          numeric: true,
          cell: (month: MonthOfGroup) => (month[key] === null ? '–' : percent(month[key] / 100)),
        })),
      ]}
    />
  );
}
