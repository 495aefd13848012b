import type { PostSets } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import { useI18n } from '~/platform/i18n';
import { Alert } from '../alert';
import { LinkButton } from '../link-button';

export type NotCoveredProps = {
  post: { id: string; quantity: number; unitName: string; latestOn: string; currency: string };
  found: Pick<PostSets, 'mostQuantity' | 'coveredOn' | 'elsewhere'>;
};

/** What is missing where no set covers a post, and what would change that: less of it, a later day, another currency. */
export function NotCovered({ post, found }: NotCoveredProps) {
  const { t, number, date } = useI18n();
  const { mostQuantity, coveredOn, elsewhere } = found;
  const amount = (quantity: number) => t('wanted.amount', { quantity: number(quantity), unit: post.unitName });
  const edit = (wish: Record<string, string>) => `/wanted/${post.id}/edit?${new URLSearchParams(wish).toString()}`;
  return (
    <section className="stack">
      <Alert
        tone="waiting"
        title={t('wanted.notCovered', { amount: amount(post.quantity), date: date(post.latestOn) })}
      >
        {mostQuantity > 0
          ? t('wanted.canBeHad', { most: amount(mostQuantity), missing: amount(post.quantity - mostQuantity) })
          : t('wanted.nobodyOffers', { currency: post.currency })}{' '}
        {t('wanted.weTellYou')}
      </Alert>
      <ul className="wanted-ways">
        {coveredOn && coveredOn > post.latestOn && (
          <li>
            <span>{t('wanted.allBy', { date: date(coveredOn, 'long') })}</span>
            <LinkButton href={edit({ latestOn: coveredOn })} look="plain" icon="calendar">
              {t('wanted.waitUntil', { date: date(coveredOn) })}
            </LinkButton>
          </li>
        )}
        {mostQuantity > 0 && (
          <li>
            <span>{t('wanted.lessBy', { amount: amount(mostQuantity), date: date(post.latestOn) })}</span>
            <LinkButton href={edit({ quantity: String(mostQuantity) })} look="plain" icon="edit">
              {t('wanted.takeLess', { amount: amount(mostQuantity) })}
            </LinkButton>
          </li>
        )}
        {elsewhere.map(({ currency, sellers }) => (
          <li key={currency}>
            <span>{t('wanted.elsewhere', { count: sellers, currency })}</span>
            <LinkButton href={edit({ currency })} look="plain" icon="money">
              {t('wanted.buyIn', { currency })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
