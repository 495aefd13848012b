import { useI18n } from '~/platform/i18n';

type MoneyProps = {
  amountMinor: number;
  currency: string;
  /** The unit's word: "per kilogram". */
  per?: string;
  decimals?: 'when-needed' | 'always';
};

/** An amount in the reader's digits, kept together and apart from the direction of the text around it. */
export function Money({ amountMinor, currency, per, decimals }: MoneyProps) {
  const { t, money } = useI18n();
  return (
    <span className="money">
      <bdi className="money-amount">{money(amountMinor, currency, { decimals })}</bdi>
      {per && <span className="money-per"> {t('common.perUnit', { unit: per })}</span>}
    </span>
  );
}
