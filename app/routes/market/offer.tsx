import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferPage } from '~/components/offer-page';
import { Page } from '~/components/page';
import { StructuredData } from '~/components/structured-data';
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
import { offerPlace } from './offer-place.server';
import { offerStructuredData } from './offer-structured-data';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** 410 once the seller has withdrawn the offer; an offer that is paused may come back and answers 200. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
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
  const image = first
    ? publicOrigin() + photoAddress(first.id, 640, 'jpeg')
    : productSharePicturePath(offer.productType);
  const categoryName = reference.categoryName(offer.category, locale);
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
        image,
      },
      offer,
      mayBuyTogether: context.actor?.memberId != null,
      unitName,
      categoryName,
      productName: reference.productTypeName(offer.productType, locale),
      pictures: photos.map((photo) => photoSources(photo)),
      most,
      promisedOn: planSupply(supply, offer.minQuantity, day)?.promisedOn ?? null,
      place: await offerPlace(database, offer, new URL(request.url).searchParams),
      structured: offerStructuredData({
        ...{ offer, categoryName, unitName, origin: publicOrigin() },
        orderable: offer.available && most > 0,
        images: photos.length > 0 ? photos.map(({ id }) => photoAddress(id, 640, 'jpeg')) : [image],
      }),
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
      <StructuredData of={loaded.structured} />
    </Page>
  );
}
