import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferPage } from '~/components/offer-page';
import { Page } from '~/components/page';
import { productSharePicturePath } from '~/components/product-picture/picture-path';
import { photoAddress, photoSources } from '~/domain/catalogue/photo-address';
import { availableQuantity, planSupply } from '~/domain/catalogue/promise-date';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { largestOrder } from '~/domain/catalogue/quantity-rule';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { publicOrigin } from '~/platform/public-origin.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** 410 once the seller has withdrawn the offer; an offer that is paused may come back and answers 200. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { database, locale, clock } = context;
  const [found, reference] = await Promise.all([publicOffer(database, params.id), referenceOf(database.db)]);
  if (!found) throw notFound();
  const { photos, committed, timeZone, ...offer } = found;
  const day = today(clock, timeZone);
  const supply = { ...offer, committed: new Map(Object.entries(committed)) };
  const most = largestOrder(offer, availableQuantity(supply, day));
  const { t, money } = translator(locale);
  const unitName = reference.unitName(offer.unit, locale);
  const [first] = photos;
  const description = t('offer.shareText', {
    price: money(offer.priceMinor, offer.currency),
    unit: unitName,
    seller: offer.enterprise.name,
    district: offer.enterprise.district,
  });
  return json(
    {
      page: {
        title: offer.title,
        description,
        image: first
          ? publicOrigin() + photoAddress(first.id, 640, 'jpeg')
          : productSharePicturePath(offer.productType),
      },
      offer,
      unitName,
      categoryName: reference.categoryName(offer.category, locale),
      productName: reference.productTypeName(offer.productType, locale),
      pictures: photos.map((photo) => photoSources(photo)),
      most,
      promisedOn: planSupply(supply, offer.minQuantity, day)?.promisedOn ?? null,
    },
    { status: offer.state === 'withdrawn' ? 410 : 200 },
  );
}

export default function Offer() {
  const loaded = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { category } = loaded.offer;
  return (
    <Page
      back={{
        href: `/offers?category=${encodeURIComponent(category)}`,
        label: t('offer.category', { category: loaded.categoryName }),
      }}
    >
      <OfferPage {...loaded} />
    </Page>
  );
}
