import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { KeptForm } from '~/components/kept-form';
import { OfferChanged } from '~/components/offer-changed';
import { OfferSupplyForm } from '~/components/offer-supply-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { ScreenPlace } from '~/components/screen-place';
import { changeOffer } from '~/domain/catalogue/change-offer.server';
import type { LockedOffer } from '~/domain/catalogue/lock-offer.server';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { supplySchema } from '~/domain/catalogue/offer.schema';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n, type MessageKey, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from './field-words';
import { screenPath, afterSaving } from './offer-screens';
import { isUnfinished, requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

const nothingChanged: string[] = [];

/** What most small offers are sold by; she changes it where hers is not. */
const USUAL = { minQuantity: 1, quantityStep: 1, leadTimeDays: 2 };

const SUPPLY_WORDS = {
  stock: 'catalogue.stock',
  weeklyCapacity: 'catalogue.weeklyCapacity',
  minQuantity: 'catalogue.minQuantity',
  quantityStep: 'catalogue.quantityStep',
  leadTimeDays: 'catalogue.leadTimeDays',
} as const satisfies Partial<Record<keyof LockedOffer, MessageKey>>;

type Figures = Pick<LockedOffer, keyof typeof SUPPLY_WORDS>;
type Supply = Figures & Pick<LockedOffer, 'deliveryRange'>;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const reference = await referenceOf(database.db);
  const text = (figure: number | null) => (figure === null ? '' : String(figure));
  return json({
    page: { title: translator(locale).t('catalogue.supplyTitle') },
    offerId: offer.id,
    draft: offer.state === 'draft',
    unitName: offer.unit ? reference.unitName(offer.unit, locale) : '',
    stored: {
      stock: text(offer.stock),
      weeklyCapacity: text(offer.weeklyCapacity),
      minQuantity: text(offer.minQuantity ?? USUAL.minQuantity),
      quantityStep: text(offer.quantityStep ?? USUAL.quantityStep),
      leadTimeDays: text(offer.leadTimeDays ?? USUAL.leadTimeDays),
      deliveryRange: offer.deliveryRange,
      version: text(offer.version),
      stockSeen: text(offer.stock),
    },
  });
}

export async function action(args: ActionFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const { database, clock, locale } = args.context;
  const translated = translator(locale);
  const typed = await typedText(args.request);
  const parsed = supplySchema.safeParse(typed);
  if (!parsed.success) {
    return json(
      { typed, words: fieldWords(fieldErrors(parsed.error), translated), changes: nothingChanged },
      { status: 422 },
    );
  }
  const { version, stockSeen, ...changes } = parsed.data;
  const seen = { version, stock: stockSeen };
  const saved = await transact(database.db, (tx) => changeOffer(tx, seller, offer.id, changes, seen, clock));
  if (saved.ok) return redirect(afterSaving({ ...offer, unfinished: isUnfinished(offer) }, 'supply'), 303);
  switch (saved.error.code) {
    case 'offer-not-found':
      throw notFound();
    case 'withdrawn':
      return json(
        { typed, words: { stock: translated.t('catalogue.problemWithdrawn') }, changes: nothingChanged },
        { status: 409 },
      );
    case 'changed-meanwhile': {
      const { current } = saved.error;
      const fresh = { ...typed, version: String(current.version), stockSeen: String(current.stock ?? '') };
      return json({ typed: fresh, words: {}, changes: differences(current, changes, translated) }, { status: 409 });
    }
  }
}

/** What the offer says now, where it differs from what she typed. */
function differences(current: Supply, typed: Supply, { t, number }: Translator): string[] {
  const fields = Object.keys(SUPPLY_WORDS) as (keyof Figures)[];
  const figures = fields
    .filter((field) => current[field] !== typed[field])
    .map((field) => {
      const figure = current[field];
      return t('catalogue.changedTo', { field: t(SUPPLY_WORDS[field]), value: figure === null ? '–' : number(figure) });
    });
  if (current.deliveryRange === typed.deliveryRange) return figures;
  const range = { field: t('catalogue.delivery'), value: t(`catalogue.delivery.${current.deliveryRange}`) };
  return [...figures, t('catalogue.changedTo', range)];
}

export default function SupplyScreen() {
  const { offerId, draft, unitName, stored } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t('catalogue.supplyTitle')}
      lead={draft ? <ScreenPlace step={4} /> : undefined}
      width="form"
      search={false}
      back={{ href: screenPath(offerId, draft ? 'price' : 'review'), label: t('common.back') }}
    >
      <OfferChanged changes={answer?.changes ?? []} />
      <RefusalSummary problems={words} />
      <KeptForm name={`${offerId} supply`} answered={answer !== undefined}>
        <OfferSupplyForm unitName={unitName} draft={draft} values={{ ...stored, ...answer?.typed }} words={words} />
      </KeptForm>
    </Page>
  );
}
