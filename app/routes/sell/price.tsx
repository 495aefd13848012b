import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { KeptForm } from '~/components/kept-form';
import { OfferChanged } from '~/components/offer-changed';
import { OfferPriceForm } from '~/components/offer-price-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { ScreenPlace } from '~/components/screen-place';
import { changeOffer } from '~/domain/catalogue/change-offer.server';
import type { LockedOffer } from '~/domain/catalogue/lock-offer.server';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { pricingSchema } from '~/domain/catalogue/offer.schema';
import { tierTexts } from '~/domain/catalogue/price-tiers.schema';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { isTitleLanguage, languageOfTitle } from '~/domain/catalogue/title-language';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n, type Locale, type Translator } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from './field-words';
import { afterSaving, screenPath } from './offer-screens';
import { isUnfinished, requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

const nothingChanged: string[] = [];

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const reference = await referenceOf(database.db);
  return json({
    page: { title: translator(locale).t('catalogue.priceTitle') },
    offerId: offer.id,
    draft: offer.state === 'draft',
    currency: offer.currency,
    units: reference.units.map(({ code }) => ({ value: code, label: reference.unitName(code, locale) })),
    stored: shown(offer, reference, locale),
  });
}

/** What stands in the fields: what is stored, else what the product type suggests. */
function shown(offer: LockedOffer, reference: Reference, locale: Locale) {
  const { productType } = offer;
  const type = productType === null ? undefined : reference.productType(productType);
  const suggested = type ? reference.productTypeName(type.code, locale) : '';
  return {
    title: offer.title ?? suggested.charAt(0).toLocaleUpperCase(locale) + suggested.slice(1),
    language: offer.language,
    unit: offer.unit ?? type?.unit ?? 'piece',
    price: offer.priceMinor === null ? '' : amountText(offer.priceMinor, offer.currency),
    description: offer.description,
    version: String(offer.version),
    ...tierTexts(offer.tiers, offer.currency),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const reference = await referenceOf(database.db);
  const parsed = pricingSchema(offer.currency).safeParse(typed);
  if (!parsed.success) return refused(typed, fieldWords(fieldErrors(parsed.error), words));
  const { title, unit, price, tiers, description, version } = parsed.data;
  if (!reference.unit(unit)) return refused(typed, fieldWords({ unit: { code: 'unknown-choice' } }, words));
  const chosen = isTitleLanguage(parsed.data.language) ? parsed.data.language : 'en';
  const changes = { title, language: languageOfTitle(title, chosen), unit, priceMinor: price, tiers, description };
  const saved = await transact(database.db, (tx) => changeOffer(tx, seller, offer.id, changes, { version }, clock));
  if (saved.ok) return redirect(afterSaving({ ...offer, unfinished: isUnfinished(offer) }, 'price'), 303);
  switch (saved.error.code) {
    case 'offer-not-found':
      throw notFound();
    case 'withdrawn':
      return json(
        { typed, words: { price: words.t('catalogue.problemWithdrawn') }, changes: nothingChanged },
        { status: 409 },
      );
    case 'changed-meanwhile': {
      const { current } = saved.error;
      const fresh = { ...typed, version: String(current.version) };
      return json(
        { typed: fresh, words: {}, changes: differences(current, changes, reference, words) },
        { status: 409 },
      );
    }
  }
}

function refused(typed: TypedText, words: Record<string, string>) {
  return json({ typed, words, changes: nothingChanged }, { status: 422 });
}

/** What the offer says now, where it differs from what she typed. */
function differences(
  current: LockedOffer,
  typed: Pick<LockedOffer, 'title' | 'unit' | 'priceMinor' | 'tiers' | 'description'>,
  reference: Reference,
  { t, money, locale }: Translator,
): string[] {
  const said = [
    current.title !== typed.title && { field: t('catalogue.offerTitle'), value: current.title },
    current.unit !== typed.unit && {
      field: t('catalogue.unit'),
      value: current.unit && reference.unitName(current.unit, locale),
    },
    current.priceMinor !== typed.priceMinor && {
      field: t('catalogue.price'),
      value: current.priceMinor === null ? null : money(current.priceMinor, current.currency),
    },
    JSON.stringify(current.tiers) !== JSON.stringify(typed.tiers) && {
      field: t('catalogue.tiers'),
      value: tierWords(current, money, t),
    },
    current.description !== typed.description && { field: t('catalogue.description'), value: current.description },
  ];
  return said.flatMap((one) => (one ? [t('catalogue.changedTo', { ...one, value: one.value || '–' })] : []));
}

function tierWords({ tiers, currency }: LockedOffer, money: Translator['money'], t: Translator['t']): string {
  const words = tiers.map(({ fromQuantity, priceMinor }) =>
    t('catalogue.tierInWords', { quantity: fromQuantity, price: money(priceMinor, currency) }),
  );
  return words.join(', ');
}

export default function Price() {
  const { offerId, draft, currency, units, stored } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t('catalogue.priceTitle')}
      lead={draft ? <ScreenPlace step={3} /> : undefined}
      width="form"
      search={false}
      back={{ href: screenPath(offerId, draft ? 'photos' : 'review'), label: t('common.back') }}
    >
      <OfferChanged changes={answer?.changes ?? []} />
      <RefusalSummary problems={words} />
      <KeptForm name={`${offerId} price`} answered={answer !== undefined}>
        <OfferPriceForm
          currency={currency}
          units={units}
          draft={draft}
          values={{ ...stored, ...answer?.typed }}
          words={words}
        />
      </KeptForm>
    </Page>
  );
}
