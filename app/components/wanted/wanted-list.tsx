import type { ListedWanted } from '~/domain/sourcing/wanted/wanted-list.queries.server';
import { useI18n } from '~/platform/i18n';
import { Photo } from '../photo';
import { placeName } from '../place-name';
import { WantedBadge } from './wanted-badge';

type NamedWanted = ListedWanted & { productName: string; unitName: string };

/** Wanted posts as rows that are links: how much of what, where and by when. Her own say how they stand. */
export function WantedList({ posts, mine }: { posts: NamedWanted[]; mine: boolean }) {
  const { t, date, number, locale } = useI18n();
  return (
    <ul className="rows">
      {posts.map((post) => (
        <li key={post.id}>
          <a className="row" href={`/wanted/${post.id}`}>
            <Photo picture={null} productType={post.productType} alt="" className="row-picture" />
            <span className="row-words">
              <span className="row-title">
                {t('wanted.line', { quantity: number(post.quantity), unit: post.unitName, product: post.productName })}
              </span>
              <span>{t('wanted.byIn', { date: date(post.latestOn), place: placeName(post, locale) })}</span>
              <span className="muted">
                {[
                  mine ? null : (post.organisation ?? t(post.byGroup ? 'wanted.aGroup' : 'wanted.somebody')),
                  t('wanted.openUntilDay', { date: date(post.openUntil) }),
                  post.private ? t('wanted.isPrivate') : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {mine && (
                <span className="row-state">
                  <WantedBadge state={post.state} />
                  {post.state === 'open' && post.setsFound !== null && (
                    <span className="muted">{t('wanted.waysFound', { count: post.setsFound })}</span>
                  )}
                </span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
