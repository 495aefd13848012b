import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { MarketPlace } from '~/components/market-place';
import { Money } from '~/components/money';
import { OfferDeskList } from '~/components/offer-desk-list';
import { Page } from '~/components/page';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { deskOffers, sellerEnterprises } from '~/domain/catalogue/seller.queries.server';
import { ordersToAnswer } from '~/domain/orders/order.queries.server';
import { quotesWaiting } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { samplesWaiting } from '~/domain/sourcing/suppliers/sample.queries.server';
import { actsAsSeller } from '~/platform/actor';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { deskOfferView } from './desk-offer-view';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale, clock } = context;
  const { t } = translator(locale);
  const page = { title: t('catalogue.desk') };
  if (!actsAsSeller(actor)) return json({ page, linked: false as const });
  const [enterprises, reference, orders, quotes, samples] = await Promise.all([
    sellerEnterprises(database.db, actor),
    referenceOf(database.db),
    ordersToAnswer(database.db, actor),
    quotesWaiting(database.db, actor, clock.now()),
    actor.supplies ? samplesWaiting(database.db, actor) : null,
  ]);
  const asked = new URL(request.url).searchParams.get('enterprise');
  const enterprise = enterprises.find(({ id }) => id === asked) ?? enterprises[0] ?? null;
  const offers = enterprise ? await deskOffers(database.db, actor, enterprise.id) : [];
  return json({
    page,
    linked: true as const,
    enterprises: enterprises.map(({ id, name }) => ({ id, name })),
    enterprise,
    ...{ quotes, samples },
    offers: offers.map((offer) => deskOfferView(offer, reference, locale)),
    orders: orders.map((order) => ({
      ...order,
      unitName: reference.unitName(order.unit, locale),
      answerIn: translator(locale).timeFrom(clock.now(), order.answerBy),
    })),
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Stall = Extract<Loaded, { linked: true }>;

export default function Desk() {
  const loaded = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (!loaded.linked) return <NotLinked />;
  if (!loaded.enterprise) return <NoEnterprise />;
  const { enterprise, enterprises, offers, orders, quotes, samples } = loaded;
  return (
    <Page
      title={t('catalogue.desk')}
      lead={<bdi>{enterprise.name}</bdi>}
      actions={
        enterprise.status === 'active' && (
          <LinkButton href={`/sell/offers/new?enterprise=${enterprise.id}`} icon="add">
            {t('catalogue.newOffer')}
          </LinkButton>
        )
      }
    >
      <Orders orders={orders} />
      {quotes > 0 && (
        <div>
          <LinkButton href="/quotes?side=sold" icon="message">
            {t('quotes.waitingForYou', { count: quotes })}
          </LinkButton>
        </div>
      )}
      {samples !== null && <Samples waiting={samples} />}
      <div className="columns columns-aside">
        <section className="stack">
          <h2>{t('catalogue.yourOffers')}</h2>
          {offers.length > 0 ? (
            <OfferDeskList offers={offers} />
          ) : (
            <EmptyState icon="package" title={t('catalogue.noOffers')}>
              {t('catalogue.noOffersText')}
            </EmptyState>
          )}
        </section>
        <div className="stack">
          <MarketPlace enterprise={enterprise} />
          <OtherEnterprises enterprises={enterprises.filter(({ id }) => id !== enterprise.id)} />
        </div>
      </div>
    </Page>
  );
}

/** What needs her first; nothing at all where no order waits. */
function Orders({ orders }: Pick<Stall, 'orders'>) {
  const { t, number } = useI18n();
  if (orders.length === 0) return null;
  return (
    <section className="card card-call">
      <h2>{t('catalogue.toAnswer')}</h2>
      <LinkList
        rows={orders.map((order) => ({
          key: order.id,
          href: `/orders/${order.id}`,
          title: (
            <bdi>
              {number(order.quantity)} {order.unitName} · {order.title}
            </bdi>
          ),
          detail: (
            <>
              <bdi>{order.otherParty}</bdi> · {t('catalogue.answerIn', { when: order.answerIn })}
            </>
          ),
          end: <Money amountMinor={order.totalMinor} currency={order.currency} />,
        }))}
      />
    </section>
  );
}

/** Samples that wait come before everything that does not; without any, the way to those that were given. */
function Samples({ waiting }: { waiting: number }) {
  const { t } = useI18n();
  return (
    <div>
      <LinkButton href="/sell/samples" look={waiting > 0 ? 'main' : 'plain'} icon="package">
        {t('sourcing.samplesWaiting', { count: waiting })}
      </LinkButton>
    </div>
  );
}

function OtherEnterprises({ enterprises }: Pick<Stall, 'enterprises'>) {
  const { t } = useI18n();
  if (enterprises.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('catalogue.otherEnterprises')}</h2>
      <LinkList
        rows={enterprises.map(({ id, name }) => ({
          key: id,
          href: `/sell?enterprise=${id}`,
          title: <bdi>{name}</bdi>,
        }))}
      />
    </section>
  );
}

function NotLinked() {
  const { t } = useI18n();
  return (
    <Page title={t('catalogue.desk')}>
      <EmptyState
        icon="code"
        title={t('catalogue.notLinked')}
        action={
          <LinkButton href="/account/link" icon="code">
            {t('catalogue.notLinkedAction')}
          </LinkButton>
        }
      >
        {t('catalogue.notLinkedText')}
      </EmptyState>
    </Page>
  );
}

function NoEnterprise() {
  const { t } = useI18n();
  return (
    <Page title={t('catalogue.desk')}>
      <EmptyState
        title={t('catalogue.noEnterprise')}
        action={
          <LinkButton href="/offers" look="plain" icon="store">
            {t('catalogue.toMarket')}
          </LinkButton>
        }
      >
        {t('catalogue.noEnterpriseText')}
      </EmptyState>
    </Page>
  );
}
