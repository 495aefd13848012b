import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { transact } from '~/platform/db.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { screenPath } from './offer-screens';
import { requireOfferId, requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

/** Asks before an offer leaves for good. */
export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  if (offer.state === 'withdrawn') return redirect(screenPath(offer.id, 'review'));
  return json({
    page: { title: translator(args.context.locale).t('catalogue.withdrawTitle') },
    offer: { id: offer.id, title: offer.title, language: offer.language },
  });
}

export async function action(args: ActionFunctionArgs) {
  const { seller, offerId } = requireOfferId(args);
  const { database, clock } = args.context;
  const withdrawn = await transact(database.db, (tx) => withdrawOffer(tx, seller, offerId, clock));
  if (!withdrawn.ok) throw notFound();
  return redirect(`${screenPath(offerId, 'review')}?done=withdrawn`, 303);
}

export default function Withdrawal() {
  const { offer } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('catalogue.withdrawTitle')}
      lead={
        offer.title && (
          <span lang={offer.language} dir="auto">
            {offer.title}
          </span>
        )
      }
      width="form"
      search={false}
    >
      <Alert tone="waiting" title={t('catalogue.withdrawText')} />
      <Form>
        <Button look="danger" icon="remove" block>
          {t('catalogue.withdrawYes')}
        </Button>
      </Form>
      <LinkButton href={screenPath(offer.id, 'review')} look="plain" block>
        {t('catalogue.withdrawNo')}
      </LinkButton>
    </Page>
  );
}
