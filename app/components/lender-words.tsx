import type { OutsideWordRow } from '~/domain/credit/referral.queries.server';
import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { LinkButton } from './link-button';
import type { Serialised } from './serialised';

type LenderWordsProps = {
  loanId: string;
  words: Serialised<OutsideWordRow>[];
  currency: string;
  /** Whether the last one may be taken back here. */
  mayReverse: boolean;
};

/** What the lender of a loan said, newest first; what was taken back stands struck out, with why. */
export function LenderWords({ loanId, words, currency, mayReverse }: LenderWordsProps) {
  const { t, date, money } = useI18n();
  const last = words.find(({ reversedAt }) => reversedAt === null);
  return (
    <Card title={t('credit.whatLenderSaid')}>
      {words.length === 0 && <p>{t('credit.nothingSaid')}</p>}
      <ul className="plain-list">
        {words.map((word) => {
          const text = t('credit.lenderSaid', {
            date: date(word.asOf),
            balance: money(word.balanceMinor, currency),
            days: word.daysPastDue,
            state: t(`credit.state.${word.status}`),
            source: word.toldBy,
          });
          return (
            <li key={word.id}>
              {word.reversedAt === null ? (
                text
              ) : (
                <>
                  <s>{text}</s>{' '}
                  <span className="muted">
                    {t('credit.wordTakenBack', { date: date(word.reversedAt), reason: word.reversedWhy ?? '' })}
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {mayReverse && last && (
        <LinkButton href={`/loans/${loanId}/outside-status/${last.id}/reversal`} look="plain" icon="undo">
          {t('credit.correctWord')}
        </LinkButton>
      )}
    </Card>
  );
}
