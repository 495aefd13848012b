import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { OfferStateBadge } from '~/components/offer-state-badge';
import { OfferSummary } from '~/components/offer-summary';
import { Page } from '~/components/page';
import { ScreenPlace } from '~/components/screen-place';
import { missingSteps } from '~/domain/catalogue/offer-completeness';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { screenPath } from './offer-screens';
import { requireOwnOffer } from './own-offer.server';
import { sellerOfferView } from './seller-offer-view';

export const handle = { policy: 'seller' } satisfies RouteHandle;

const DONE = ['published', 'waiting', 'saved', 'paused', 'resumed', 'withdrawn'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const reference = await referenceOf(database.db);
  const done = new URL(args.request.url).searchParams.get('done');
  const { t } = translator(locale);
  return json({
    page: { title: offer.title ?? t('catalogue.review') },
    offer: sellerOfferView(offer, reference, locale),
    missing: missingSteps(offer),
    done: DONE.find((known) => known === done) ?? null,
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Offer() {
  const { offer, missing, done } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const draft = offer.state === 'draft' || offer.state === 'waiting';
  return (
    <Page
      title={t(draft ? 'catalogue.reviewTitle' : 'catalogue.review')}
      lead={offer.state === 'draft' ? <ScreenPlace step={5} /> : <OfferStateBadge state={offer.state} />}
      width="form"
      search={false}
      back={{ href: `/sell?enterprise=${offer.enterpriseId}`, label: t('catalogue.toStall') }}
    >
      {done && <Done done={done} />}
      {missing.length > 0 && <Alert tone="waiting" title={t('catalogue.reviewMissing')} />}
      <OfferSummary offer={offer} missing={missing} />
      {draft ? <Draft offer={offer} missing={missing} /> : <Published offer={offer} />}
      <p className="muted">
        <a href={`/sell/offers/${offer.id}/costs`}>{t('quotes.cost.link')}</a> {t('quotes.cost.linkText')}
      </p>
    </Page>
  );
}

function Done({ done }: { done: NonNullable<Loaded['done']> }) {
  const { t } = useI18n();
  const text = done === 'published' || done === 'waiting' || done === 'paused' ? t(`catalogue.done.${done}Text`) : null;
  return (
    <Alert
      tone={done === 'published' || done === 'saved' || done === 'resumed' ? 'good' : 'neutral'}
      title={t(`catalogue.done.${done}`)}
    >
      {text}
    </Alert>
  );
}

function Draft({ offer, missing }: Pick<Loaded, 'offer' | 'missing'>) {
  const { t } = useI18n();
  const [next] = missing;
  return (
    <>
      <ActionBar>
        {next ? (
          <LinkButton href={screenPath(offer.id, next)} icon="next">
            {t('catalogue.goOn')}
          </LinkButton>
        ) : (
          <Form action={`/sell/offers/${offer.id}/publication`}>
            <Button icon="store">{t('catalogue.publish')}</Button>
          </Form>
        )}
      </ActionBar>
      <LinkButton href={`/sell/offers/${offer.id}/withdrawal`} look="quiet" icon="remove">
        {t('catalogue.discard')}
      </LinkButton>
    </>
  );
}

/** What can be done to an offer that was on the market. */
function Published({ offer }: Pick<Loaded, 'offer'>) {
  const { t } = useI18n();
  if (offer.state === 'withdrawn') return null;
  if (offer.state === 'live') {
    return (
      <div className="row">
        <LinkButton href={`/offers/${offer.id}`} look="plain" icon="show">
          {t('catalogue.seeOnMarket')}
        </LinkButton>
        <Form action={`/sell/offers/${offer.id}/pause`}>
          <Button look="plain" icon="pause">
            {t('catalogue.pause')}
          </Button>
        </Form>
        <Withdraw offer={offer} />
      </div>
    );
  }
  return (
    <div className="row">
      <Form action={`/sell/offers/${offer.id}/resumption`}>
        <Button icon="play">{t('catalogue.resume')}</Button>
      </Form>
      <Withdraw offer={offer} />
    </div>
  );
}

function Withdraw({ offer }: Pick<Loaded, 'offer'>) {
  const { t } = useI18n();
  return (
    <LinkButton href={`/sell/offers/${offer.id}/withdrawal`} look="danger" icon="remove">
      {t('catalogue.withdraw')}
    </LinkButton>
  );
}
