import type { WantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { useI18n } from '~/platform/i18n';
import { DefinitionList } from '../definition-list';
import { Money } from '../money';
import { placeName } from '../place-name';

export type WantedFactsProps = {
  post: Omit<WantedView, 'postedAt' | 'latitude' | 'longitude' | 'asked'> & { unitName: string };
};

/** What a wanted post asks for. */
export function WantedFacts({ post }: WantedFactsProps) {
  const { t, date, number, locale } = useI18n();
  const who = post.organisation ? (
    <bdi>{post.organisation}</bdi>
  ) : (
    t(post.byGroup ? 'wanted.aGroup' : 'wanted.somebody')
  );
  return (
    <DefinitionList
      items={[
        {
          key: 'quantity',
          term: t('wanted.quantity'),
          value: t('wanted.amount', { quantity: number(post.quantity), unit: post.unitName }),
        },
        { key: 'latest', term: t('wanted.latestOn'), value: date(post.latestOn, 'long') },
        { key: 'place', term: t('wanted.place'), value: <bdi>{placeName(post, locale)}</bdi> },
        {
          key: 'delivery',
          term: t('wanted.deliveryPlace'),
          value: post.deliveryPlace && <bdi>{post.deliveryPlace}</bdi>,
        },
        {
          key: 'quality',
          term: t('wanted.quality'),
          value: post.quality && (
            <span className="user-text" dir="auto">
              {post.quality}
            </span>
          ),
        },
        {
          key: 'budget',
          term: t('wanted.budget'),
          value: post.budgetMinor !== null && <Money amountMinor={post.budgetMinor} currency={post.currency} />,
        },
        { key: 'who', term: t('wanted.who'), value: post.isOwn ? null : who },
        { key: 'open', term: t('wanted.openUntil'), value: date(post.openUntil) },
        { key: 'seen', term: t('wanted.seenBy'), value: t(post.private ? 'wanted.seenByFew' : 'wanted.seenByAll') },
        { key: 'number', term: t('wanted.number'), value: <bdi>{post.number}</bdi> },
      ].map((item) => ({ ...item, value: item.value === false ? null : item.value }))}
    />
  );
}
