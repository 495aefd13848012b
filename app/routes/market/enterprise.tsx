import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { EmptyState } from '~/components/empty-state';
import { IconWord } from '~/components/icon-word';
import { LinkButton } from '~/components/link-button';
import type { OfferCardView } from '~/components/offer-card';
import { OfferGrid } from '~/components/offer-grid';
import { Page } from '~/components/page';
import { placeName } from '~/components/place-name';
import { OwnNotes, SupplierContact } from '~/components/suppliers/supplier-ties';
import { offersOfEnterprise } from '~/domain/catalogue/offer-list.queries.server';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { ownNotes, type SupplierNote } from '~/domain/sourcing/suppliers/notes.server';
import { supplierTies } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { offerCardView } from './offer-card-view';

export const handle = { policy: 'public' } satisfies RouteHandle;

const MOST_OFFERS = 60;
const noNotes: SupplierNote[] = [];

export async function loader({ params, context }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { database, locale } = context;
  const [enterprise, offers, reference] = await Promise.all([
    publicEnterprise(database, params.id),
    offersOfEnterprise(database, params.id, MOST_OFFERS),
    referenceOf(database.db),
  ]);
  if (!enterprise) throw notFound();
  const reader = enterprise.kind === 'supplier' ? context.actor : null;
  const [ties, notes] = reader
    ? await Promise.all([
        supplierTies(database.db, reader, enterprise.id),
        ownNotes(database.db, reader, enterprise.id),
      ])
    : [null, noNotes];
  const { t } = translator(locale);
  return json({
    page: { title: enterprise.name, description: `${t(`enterprise.kind.${enterprise.kind}`)}, ${enterprise.district}` },
    enterprise,
    offers: offers.map((offer) => offerCardView(offer, reference, locale)),
    ties,
    notes,
  });
}

export default function Enterprise() {
  const { enterprise, offers, ties, notes } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page
      title={<bdi>{enterprise.name}</bdi>}
      lead={
        <span className="stack-tight">
          <IconWord icon="place">{placeName(enterprise, locale)}</IconWord>
          <br />
          <IconWord icon={enterprise.kind === 'individual' ? 'account' : 'group'}>
            {t(`enterprise.kind.${enterprise.kind}`)}
          </IconWord>
        </span>
      }
    >
      <Verified {...enterprise} />
      {enterprise.hidden && <p className="muted">{t('enterprise.hidden')}</p>}
      {enterprise.kind === 'supplier' ? (
        <div className="supplier-page">
          <SupplierContact
            supplierId={enterprise.id}
            canAsk={enterprise.verifiedSince !== null && offers.length > 0}
            ties={ties}
          />
          <div className="supplier-offers">
            <Offers enterpriseId={enterprise.id} offers={offers} />
          </div>
          {ties && !ties.isOwn && (
            <div id="notes">
              <OwnNotes supplierId={enterprise.id} notes={notes} />
            </div>
          )}
        </div>
      ) : (
        <Offers enterpriseId={enterprise.id} offers={offers} />
      )}
    </Page>
  );
}

function Offers({ enterpriseId, offers }: { enterpriseId: string; offers: OfferCardView[] }) {
  const { t } = useI18n();
  return (
    <section className="stack">
      <h2>{t('enterprise.offers')}</h2>
      {offers.length > 0 ? (
        <>
          <OfferGrid offers={offers} eager={2} />
          <div>
            <LinkButton href={`/quotes/made-to-measure?enterprise=${enterpriseId}`} look="plain" icon="message">
              {t('quotes.askMadeOf')}
            </LinkButton>
          </div>
        </>
      ) : (
        <EmptyState
          title={t('enterprise.noOffers')}
          action={
            <LinkButton href="/offers" look="plain" icon="store">
              {t('catalogue.toMarket')}
            </LinkButton>
          }
        >
          {t('enterprise.noOffersText')}
        </EmptyState>
      )}
    </section>
  );
}

function Verified({ verifiedSince, kind }: { verifiedSince: string | null; kind: string }) {
  const { t, date } = useI18n();
  if (!verifiedSince) return <Alert tone="neutral" title={t('enterprise.notNow')} />;
  return (
    <Alert tone="good" icon="verified" title={t('common.verifiedSince', { date: date(verifiedSince, 'long') })}>
      {t(kind === 'supplier' ? 'enterprise.verifiedTextSupplier' : 'enterprise.verifiedText')}
    </Alert>
  );
}
