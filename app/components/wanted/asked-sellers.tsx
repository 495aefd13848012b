import type { WantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { useI18n } from '~/platform/i18n';
import { Card } from '../card';
import { LinkList } from '../link-list';

/** Whom the owner has asked for quotes about a post, each leading to the talk with her. */
export function AskedSellers({ asked }: { asked: WantedView['asked'] }) {
  const { t } = useI18n();
  if (asked.length === 0) return null;
  return (
    <Card title={t('wanted.askedSellers')}>
      <LinkList
        rows={asked.map(({ requestId, enterprise, state }) => ({
          key: requestId,
          href: `/quotes/${requestId}`,
          title: <bdi>{enterprise}</bdi>,
          detail: t(`wanted.request.${state}`),
        }))}
      />
    </Card>
  );
}
