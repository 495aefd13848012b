import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '~/components/page';
import { ProductPicker } from '~/components/product-picker';
import { changeOffer } from '~/domain/catalogue/change-offer.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { afterSaving, screenPath } from './offer-screens';
import { isUnfinished, requireOwnOffer } from './own-offer.server';
import { productChoice } from './product-choice.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const [reference, choice] = await Promise.all([
    referenceOf(database.db),
    productChoice(database, new URL(args.request.url).searchParams, locale),
  ]);
  return json({
    page: { title: translator(locale).t('catalogue.productTitle') },
    offerId: offer.id,
    version: offer.version,
    now: offer.productType && reference.productTypeName(offer.productType, locale),
    choice,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const { database, clock, locale } = args.context;
  const { t } = translator(locale);
  const typed = await typedText(args.request);
  const reference = await referenceOf(database.db);
  const chosen = reference.productType(typed.productType ?? '');
  if (!chosen) return json({ problem: t('catalogue.error.unknown-product') }, { status: 422 });
  const saved = await transact(database.db, (tx) =>
    changeOffer(tx, seller, offer.id, { productType: chosen.code }, { version: Number(typed.version) }, clock),
  );
  if (saved.ok) return redirect(afterSaving({ ...offer, unfinished: isUnfinished(offer) }, 'product'), 303);
  if (saved.error.code === 'offer-not-found') throw notFound();
  const problem = saved.error.code === 'withdrawn' ? 'catalogue.problemWithdrawn' : 'catalogue.changedTitle';
  return json({ problem: t(problem) }, { status: 409 });
}

export default function Product() {
  const { offerId, version, now, choice } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('catalogue.productTitle')}
      lead={now && t('catalogue.productNow', { name: now })}
      width="form"
      search={false}
      back={{ href: screenPath(offerId, 'review'), label: t('catalogue.backToOffer') }}
    >
      <ProductPicker
        choice={choice}
        path={screenPath(offerId, 'product')}
        hidden={{ version: String(version) }}
        error={refused?.problem}
      />
    </Page>
  );
}
