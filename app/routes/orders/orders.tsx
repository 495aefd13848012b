import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { OrderList } from '~/components/order-list';
import { Page } from '~/components/page';
import { TradeSections } from '~/components/market-sections';
import { Pagination } from '~/components/pagination';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { orderPage } from '~/domain/orders/order.queries.server';
import { actsForSeller } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const address = new URL(request.url).searchParams;
  const { db } = context.database;
  const sells = await actsForSeller(db, actor);
  const side: 'buyer' | 'seller' = sells && address.get('side') !== 'bought' ? 'seller' : 'buyer';
  const [page, reference] = await Promise.all([orderPage(db, actor, side, address.get('cursor')), referenceOf(db)]);
  const orders = page.orders.map((order) => ({
    ...order,
    title: order.madeToMeasure ? reference.madeTitle(order.productType, context.locale) : order.title,
    unitName: reference.unitName(order.unit, context.locale),
  }));
  const { t } = translator(context.locale);
  return json({ page: { title: t('orders.title') }, side, sells, orders, next: page.next, now: context.clock.now() });
}

export default function Orders() {
  const { side, sells, orders, next, now } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const sideInAddress = side === 'buyer' ? 'bought' : 'sold';
  return (
    <Page title={t('orders.title')}>
      <TradeSections />
      {sells && (
        <nav className="choices-line" aria-label={t('orders.title')}>
          <a href="/orders?side=sold" aria-current={side === 'seller' ? 'page' : undefined}>
            {t('orders.sold')}
          </a>
          <a href="/orders?side=bought" aria-current={side === 'buyer' ? 'page' : undefined}>
            {t('orders.bought')}
          </a>
        </nav>
      )}
      {orders.length === 0 ? <NoOrders side={side} /> : <OrderList orders={orders} side={side} now={new Date(now)} />}
      <Pagination next={next && `/orders?side=${sideInAddress}&cursor=${next}`} />
    </Page>
  );
}

function NoOrders({ side }: { side: 'buyer' | 'seller' }) {
  const { t } = useI18n();
  return side === 'buyer' ? (
    <EmptyState
      icon="orders"
      title={t('orders.noneBought')}
      action={<LinkButton href="/offers">{t('orders.findOffers')}</LinkButton>}
    />
  ) : (
    <EmptyState
      icon="orders"
      title={t('orders.noneSold')}
      action={<LinkButton href="/sell">{t('orders.toDesk')}</LinkButton>}
    />
  );
}
