import type { CostOfLoan } from '~/domain/credit/cost-of-loan';
import { useI18n } from '~/platform/i18n';
import { Money } from './money';
import { SharesBar } from './shares-bar';

export type ShownCost = {
  method: 'flat' | 'declining_equal_instalments' | 'declining_equal_principal';
  /** The loan that is meant; the others stand beside it. */
  chosen: boolean;
  cost: CostOfLoan;
};

type CostDisclosureProps = { costs: ShownCost[]; amountMinor: number; currency: string };

/** What a loan costs before she agrees: all she pays, the interest in it, and yearly rates that compare with any other. */
export function CostDisclosure({ costs, amountMinor, currency }: CostDisclosureProps) {
  const { t, money, percent, number } = useI18n();
  const chosen = costs.find((one) => one.chosen) ?? costs[0];
  const rows: { key: string; label: string; value: (cost: CostOfLoan) => string }[] = [
    { key: 'total', label: t('credit.totalToPay'), value: (cost) => money(cost.totalMinor, currency) },
    { key: 'interest', label: t('credit.interestInAll'), value: (cost) => money(cost.totalInterestMinor, currency) },
    { key: 'largest', label: t('credit.largestPayment'), value: (cost) => money(cost.largestPaymentMinor, currency) },
    { key: 'count', label: t('credit.payments'), value: (cost) => number(cost.instalments) },
    { key: 'true', label: t('credit.trueRate'), value: (cost) => percent(cost.decliningRate, 1) },
    { key: 'flat', label: t('credit.flatRate'), value: (cost) => percent(cost.flatRate, 1) },
    { key: 'effective', label: t('credit.effectiveRate'), value: (cost) => percent(cost.effectiveRate, 1) },
  ];
  if (!chosen) return null;
  return (
    <div className="cost">
      <p className="cost-total">
        <span>{t('credit.youPayInAll')}</span> <Money amountMinor={chosen.cost.totalMinor} currency={currency} />
      </p>
      <SharesBar
        shares={[
          { key: 'principal', label: t('credit.youGet'), amountMinor },
          { key: 'interest', label: t('credit.interest'), amountMinor: chosen.cost.totalInterestMinor },
        ]}
        currency={currency}
      />
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('credit.costCompared')}>
        <table>
          <caption>{t('credit.costCompared')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('credit.cost')}</th>
              {costs.map(({ method, chosen: meant }) => (
                <th key={method} scope="col" className="numeric">
                  {t(`credit.method.${method}`)}
                  {meant && costs.length > 1 && <span className="small muted"> ({t('credit.thisLoan')})</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, value }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {costs.map(({ method, cost }) => (
                  <td key={method} className="numeric">
                    {value(cost)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">{t('credit.trueRateMeans')}</p>
    </div>
  );
}
