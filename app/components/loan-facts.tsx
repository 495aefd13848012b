import { useI18n } from '~/platform/i18n';
import { DefinitionList } from './definition-list';
import { LoanStateBadge } from './loan-state-badge';
import { Money } from './money';

type LoanFactsProps = {
  loan: {
    borrower: string;
    groupName: string;
    state: string;
    amountMinor: number;
    approvedMinor: number | null;
    currency: string;
    purpose: string | null;
    source: 'internal' | 'own_fund' | 'external_mfi';
    partner: string | null;
    productName: string | null;
    annualRatePercent: string;
    instalments: number | null;
    terms: {
      method: 'flat' | 'declining_equal_instalments' | 'declining_equal_principal';
      period: 'week' | 'fortnight' | 'month';
    } | null;
    method: 'flat' | 'declining';
  };
};

/** Who borrows what, from whom and on which terms. */
export function LoanFacts({ loan }: LoanFactsProps) {
  const { t, percent } = useI18n();
  const { terms, currency } = loan;
  return (
    <DefinitionList
      items={[
        { key: 'who', term: t('credit.borrower'), value: <bdi>{loan.borrower}</bdi> },
        { key: 'group', term: t('credit.group'), value: <bdi>{loan.groupName}</bdi> },
        { key: 'state', term: t('credit.state'), value: <LoanStateBadge state={loan.state} /> },
        {
          key: 'amount',
          term: t('credit.amount'),
          value: <Money amountMinor={loan.amountMinor} currency={currency} />,
        },
        {
          key: 'approved',
          term: t('credit.approvedAmount'),
          value: loan.approvedMinor !== null && loan.approvedMinor !== loan.amountMinor && (
            <Money amountMinor={loan.approvedMinor} currency={currency} />
          ),
        },
        { key: 'purpose', term: t('credit.purpose'), value: loan.purpose && <bdi>{loan.purpose}</bdi> },
        {
          key: 'source',
          term: t('credit.from'),
          value: loan.partner ?? [t(`credit.source.${loan.source}`), loan.productName].filter(Boolean).join(': '),
        },
        {
          key: 'rate',
          term: t('credit.rateYearly'),
          value: `${percent(Number(loan.annualRatePercent) / 100, 2)}, ${t(`credit.method.${terms?.method ?? loan.method}`)}`,
        },
        {
          key: 'instalments',
          term: t('credit.instalments'),
          value:
            loan.instalments !== null &&
            terms &&
            t('credit.instalmentsEvery', { count: loan.instalments, period: t(`credit.period.${terms.period}`) }),
        },
      ].map((item) => (item.value === false ? { ...item, value: null } : item))}
    />
  );
}
