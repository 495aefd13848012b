import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { ProductPicker } from '~/components/product-picker';
import { ScreenPlace } from '~/components/screen-place';
import { startOffer } from '~/domain/catalogue/start-offer.server';
import { startOfferSchema } from '~/domain/catalogue/offer.schema';
import { sellerEnterprises } from '~/domain/catalogue/seller.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { formIdOf } from '~/platform/form-id.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireSeller } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { screenPath } from './offer-screens';
import { productChoice } from './product-choice.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

/** The form's own id travels with search and categories, so that going back and tapping again makes no second draft. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const seller = requireSeller(context);
  const { database, locale } = context;
  const search = new URL(request.url).searchParams;
  const [enterprises, choice] = await Promise.all([
    sellerEnterprises(database.db, seller),
    productChoice(database, search, locale),
  ]);
  const open = enterprises.filter(({ status }) => status === 'active');
  const asked = search.get('enterprise');
  return json({
    page: { title: translator(locale).t('catalogue.productTitle') },
    enterprises: open.map(({ id, name }) => ({ id, name })),
    enterpriseId: open.find(({ id }) => id === asked)?.id ?? (open.length === 1 ? (open[0]?.id ?? null) : null),
    formId: formIdOf(search),
    choice,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const seller = requireSeller(context);
  const { t } = translator(context.locale);
  const parsed = startOfferSchema.safeParse(await typedText(request));
  if (!parsed.success) return json({ problem: t('catalogue.error.unknown-product') }, { status: 422 });
  const input = { ...parsed.data, language: context.locale };
  const started = await transact(context.database.db, (tx) => startOffer(tx, seller, input, context.clock));
  if (started.ok) return redirect(screenPath(started.value, 'photos'), 303);
  switch (started.error.code) {
    case 'enterprise-not-found':
      throw notFound();
    case 'enterprise-closed':
      return json({ problem: t('catalogue.enterpriseClosed') }, { status: 409 });
    case 'unknown-product-type':
      return json({ problem: t('catalogue.error.unknown-product') }, { status: 422 });
  }
}

export default function NewOffer() {
  const { enterprises, enterpriseId, formId, choice } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  if (enterprises.length === 0) {
    return (
      <Page title={t('catalogue.newOffer')} width="form" back={{ href: '/sell', label: t('catalogue.toStall') }}>
        <Alert tone="waiting" title={t('catalogue.noEnterprise')}>
          {t('catalogue.noEnterpriseText')}
        </Alert>
      </Page>
    );
  }
  if (enterpriseId === null) {
    return (
      <Page
        title={t('catalogue.chooseEnterprise')}
        width="form"
        back={{ href: '/sell', label: t('catalogue.toStall') }}
      >
        <LinkList
          rows={enterprises.map(({ id, name }) => ({
            key: id,
            href: `/sell/offers/new?enterprise=${id}`,
            title: <bdi>{name}</bdi>,
          }))}
        />
      </Page>
    );
  }
  return (
    <Page
      title={t('catalogue.productTitle')}
      lead={<ScreenPlace step={1} />}
      width="form"
      search={false}
      back={{ href: `/sell?enterprise=${enterpriseId}`, label: t('catalogue.toStall') }}
    >
      <ProductPicker
        choice={choice}
        path="/sell/offers/new"
        hidden={{ enterpriseId, formId }}
        keep={{ enterprise: enterpriseId, form: formId }}
        error={refused?.problem}
      />
    </Page>
  );
}
