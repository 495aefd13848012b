import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { TradeSections } from '~/components/market-sections';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { PurchaseList } from '~/components/together/purchase-list';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { purchasePage } from '~/domain/sourcing/together/purchase-list.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { db } = context.database;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [page, reference] = await Promise.all([purchasePage(db, actor, cursor), referenceOf(db)]);
  const { t } = translator(context.locale);
  const purchases = page.purchases.map((one) => ({ ...one, unitName: reference.unitName(one.unit, context.locale) }));
  return json({ page: { title: t('together.title') }, purchases, next: page.next });
}

export default function Purchases() {
  const { purchases, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('together.title')} lead={t('together.lead')}>
      <TradeSections />
      {purchases.length === 0 ? (
        <EmptyState
          icon="group"
          title={t('together.none')}
          action={<LinkButton href="/offers">{t('orders.findOffers')}</LinkButton>}
        >
          {t('together.noneText')}
        </EmptyState>
      ) : (
        <PurchaseList purchases={purchases} />
      )}
      <Pagination next={next && `/together?cursor=${next}`} />
    </Page>
  );
}
