import { StatusBadge } from '~/components/status-badge';
import { computedAnswer, offersThatNeedPermits, type VisitFigures } from '~/domain/eligibility/visits/checklist';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { itemTitle } from './visit-words';

/** What the records say to an item, with the figure it rests on. */
export function ComputedItem({ item, figures }: { item: string; figures: VisitFigures }) {
  const { t } = useI18n();
  const answer = computedAnswer(item, figures);
  const tone = answer === 'yes' ? 'good' : answer === 'no' ? 'bad' : 'neutral';
  return (
    <li>
      <span className="visit-item-words">
        <strong>{itemTitle(item, { t })}</strong>
        <span className="muted small">{useFigure(item, figures)}</span>
      </span>
      <StatusBadge tone={tone}>{t(`vetting.answer.${answer}`)}</StatusBadge>
    </li>
  );
}

function useFigure(item: string, figures: VisitFigures): string {
  const { t, date, list } = useI18n();
  const payout = `staff.payout.${figures.payoutMethod ?? ''}`;
  switch (item) {
    case 'running':
      return figures.startedOn ? t('vetting.figure.running', { date: date(figures.startedOn) }) : '';
    case 'reachable':
      return list([
        figures.pickupPlace || t('vetting.figure.noPickup'),
        isMessageKey(payout) ? t(payout) : t('vetting.figure.noPayout'),
      ]);
    case 'permits':
      return t('vetting.figure.permits', {
        count: offersThatNeedPermits(figures),
        food: figures.foodOffers,
        cosmetics: figures.cosmeticOffers,
      });
    default:
      return t('vetting.figure.liveOffers', { count: figures.liveOffers });
  }
}
