import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { PhotoArranger } from '~/components/photo-arranger';
import { PhotoSender } from '~/components/photo-sender';
import { ScreenPlace } from '~/components/screen-place';
import { MOST_PHOTOS } from '~/domain/catalogue/add-photo.server';
import { photoSources } from '~/domain/catalogue/photo-address';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { afterSaving, screenPath } from './offer-screens';
import { isUnfinished, requireOwnOffer } from './own-offer.server';
import { takePhotos } from './take-photos.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const reference = await referenceOf(database.db);
  const productName = offer.productType ? reference.productTypeName(offer.productType, locale) : '';
  return json({
    page: { title: translator(locale).t('catalogue.photosTitle') },
    offerId: offer.id,
    draft: offer.state === 'draft',
    next: afterSaving({ ...offer, unfinished: isUnfinished(offer) }, 'photos'),
    productType: offer.productType ?? '',
    productName,
    title: offer.title ?? productName,
    photos: offer.photos.map((photo) => ({ id: photo.id, picture: photoSources(photo, 640) })),
    full: offer.photos.length >= MOST_PHOTOS,
  });
}

/** Takes what was sent. Photos that are good stay, also where others of the same sending are refused. */
export async function action(args: ActionFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const taken = await takePhotos(args.context, seller, offer.id, args.request);
  if (taken.ok) return redirect(screenPath(offer.id, 'photos'), 303);
  const { t } = translator(args.context.locale);
  const { status, problems } = taken.error;
  return json(
    { problems: problems.map(({ problem, number }) => t(`catalogue.photoError.${problem}`, { number })) },
    { status },
  );
}

export default function Photos() {
  const { offerId, draft, next, productType, productName, title, photos, full } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('catalogue.photosTitle')}
      lead={draft ? <ScreenPlace step={2} /> : undefined}
      width="form"
      search={false}
      back={{ href: draft ? screenPath(offerId, 'product') : screenPath(offerId, 'review'), label: t('common.back') }}
    >
      {refused?.problems.map((problem) => (
        <Alert key={problem} tone="bad" title={problem} />
      ))}
      <p>{t('catalogue.photosLead')}</p>
      {full ? (
        <p className="muted">{t('catalogue.photosFull')}</p>
      ) : (
        <PhotoSender path={screenPath(offerId, 'photos')} />
      )}
      {photos.length > 0 ? (
        <PhotoArranger offerId={offerId} productType={productType} title={title} photos={photos} />
      ) : (
        <p className="muted">{t('catalogue.photosSkip', { name: productName })}</p>
      )}
      <ActionBar>
        <LinkButton href={next} icon="next">
          {t(draft ? 'common.continue' : 'catalogue.backToOffer')}
        </LinkButton>
      </ActionBar>
    </Page>
  );
}
