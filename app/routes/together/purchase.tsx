import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { PurchaseClosing } from '~/components/together/purchase-closing';
import { PurchaseFacts } from '~/components/together/purchase-facts';
import { PurchaseHistory } from '~/components/together/purchase-history';
import { PurchasePeople } from '~/components/together/purchase-people';
import { PurchasePicture } from '~/components/together/purchase-picture';
import { OwnPart } from '~/components/together/own-part';
import { PurchaseStateBadge } from '~/components/together/purchase-state-badge';
import { useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import togetherStylesheet from '~/styles/together.css?url';
import { requirePurchase } from './found-purchase.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: togetherStylesheet }];

const REFUSED = ['closed', 'not-in'] as const;
const DONE = ['opened', 'share', 'agreed', 'left', 'ordered', 'cancelled'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { shown } = await requirePurchase(args);
  const address = new URL(args.request.url).searchParams;
  const [done, refused] = [address.get('done'), address.get('refused')];
  return json({
    page: { title: shown.offer.title },
    purchase: shown,
    done: DONE.find((known) => known === done) ?? null,
    refused: REFUSED.find((known) => known === refused && (known !== 'closed' || shown.state !== 'open')) ?? null,
  });
}

export default function Purchase() {
  const { purchase, done, refused } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { offer, state, mayKeep, over } = purchase;
  return (
    <Page
      title={
        <bdi lang={offer.language} dir="auto">
          {offer.title}
        </bdi>
      }
      lead={<PurchaseStateBadge state={state} />}
      back={{ href: '/together', label: t('together.title') }}
    >
      {done && <Alert tone="good" title={t(`together.done.${done}`)} />}
      {refused && <Alert tone="bad" title={t(`together.error.${refused}`, { state: t(`together.state.${state}`) })} />}
      <OwnPart purchase={purchase} />
      <div className="columns">
        <Card title={t('together.soFar')}>
          <PurchasePicture purchase={purchase} />
          <PurchaseFacts purchase={purchase} />
        </Card>
        <Card title={t('together.who')}>
          <PurchasePeople purchase={purchase} />
          {mayKeep && state === 'open' && !over && (
            <LinkButton href={`/together/${purchase.id}/share?for=another`} look="plain" icon="add">
              {t('together.writeFor')}
            </LinkButton>
          )}
        </Card>
      </div>
      {purchase.mayClose && state === 'open' && <PurchaseClosing purchase={purchase} />}
      <PurchaseHistory purchase={purchase} />
    </Page>
  );
}
