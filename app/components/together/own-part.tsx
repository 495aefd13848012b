import type { ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { Card } from '../card';
import { IconWord } from '../icon-word';
import { LinkButton } from '../link-button';
import { AgreeForm } from './agree-form';
import { PersonFigures } from './person-figures';
import { PriceChanges } from './price-changes';

/** The reader's own part: what she pays and saves, what changed since she agreed, and what she can do next. */
export function OwnPart({ purchase }: { purchase: ShownPurchase }) {
  const { t, money } = useI18n();
  const { id, state, over, isMember, offer } = purchase;
  const own = purchase.people.find((person) => person.own);
  if (!own) {
    if (state !== 'open' || over || !isMember || !offer.forSale) return null;
    return (
      <Card tone="call" title={t('together.joinTitle')}>
        <p>{t('together.joinText')}</p>
        <LinkButton href={`/together/${id}/share`} icon="add">
          {t('together.join')}
        </LinkButton>
      </Card>
    );
  }
  return (
    <Card tone={state === 'open' && !own.agrees ? 'call' : undefined} title={t('together.yourPartTitle')}>
      <PriceChanges person={own} purchase={purchase} />
      <PersonFigures person={own} purchase={purchase} />
      {state === 'open' && own.agrees && (
        <p className="verified">
          <IconWord icon="agreed">
            {t('together.youAgreed', { price: money(own.highestPriceMinor ?? 0, offer.currency) })}
          </IconWord>
        </p>
      )}
      {state === 'open' && !own.agrees && <AgreeForm person={own} purchase={purchase} />}
      {state === 'open' && !over && (
        <div className="row">
          <LinkButton href={`/together/${id}/share`} look="plain" icon="edit">
            {t('together.changeQuantity')}
          </LinkButton>
          <LinkButton href={`/together/${id}/leaving`} look="quiet" icon="remove">
            {t('together.leave')}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}
