import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { StatusBadge } from '~/components/status-badge';
import { savedSearches } from '~/domain/catalogue/saved-searches/saved-searches.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { doneWords } from './done-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  return json({
    page: { title: translator(context.locale).t('search.saved') },
    done: doneWords(new URL(request.url).searchParams.get('done')),
    searches: await savedSearches(context.database.db, actor, context.clock),
  });
}

export default function Searches() {
  const { done, searches } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('search.saved')}
      lead={searches.length > 0 && t('search.savedLead')}
      width="form"
      back={{ href: '/account', label: t('common.account') }}
    >
      {done && <Alert tone="good" title={t(done)} />}
      {searches.length === 0 ? (
        <EmptyState
          icon="search"
          title={t('search.noneSaved')}
          action={<LinkButton href="/offers">{t('search.everything')}</LinkButton>}
        >
          <p>{t('search.noneSavedText')}</p>
        </EmptyState>
      ) : (
        <LinkList
          rows={searches.map(({ id, name, paused, over, found }) => ({
            key: id,
            href: `/account/searches/${id}`,
            title: <bdi>{name}</bdi>,
            detail: t('search.foundSince', { count: found }),
            end: (over || paused) && (
              <StatusBadge tone="neutral">{t(over ? 'search.over' : 'search.paused')}</StatusBadge>
            ),
          }))}
        />
      )}
    </Page>
  );
}
