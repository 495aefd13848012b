import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { offersOfEnterprise } from '~/domain/catalogue/offer-list.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

const MOST_OFFERS = 60;

const formFor = (offerId: string) => `/quotes/new?offer=${offerId}&made=yes`;

/** Which of an enterprise's offers a wish is like, so that its kind and unit are known; of a single one nothing is asked. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireActor(context);
  const enterpriseId = new URL(request.url).searchParams.get('enterprise') ?? undefined;
  if (!isId(enterpriseId)) throw notFound();
  const { database, locale } = context;
  const [offers, reference] = await Promise.all([
    offersOfEnterprise(database, enterpriseId, MOST_OFFERS),
    referenceOf(database.db),
  ]);
  const [first, second] = offers;
  if (!first) throw notFound();
  if (!second) throw redirect(formFor(first.id), 303);
  return json({
    page: { title: translator(locale).t('quotes.askMadeOf') },
    enterpriseId,
    enterprise: first.enterprise,
    offers: offers.map(({ id, title, language, productType }) => ({
      ...{ id, title, language },
      productName: reference.productTypeName(productType, locale),
    })),
  });
}

export default function MadeToMeasure() {
  const { enterpriseId, enterprise, offers } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('quotes.likeWhich')}
      lead={t('quotes.likeWhichLead')}
      width="form"
      search={false}
      back={{ href: `/enterprises/${enterpriseId}`, label: <bdi>{enterprise}</bdi> }}
    >
      <LinkList
        rows={offers.map(({ id, title, language, productName }) => ({
          key: id,
          href: formFor(id),
          title: <bdi lang={language}>{title}</bdi>,
          detail: productName,
        }))}
      />
    </Page>
  );
}
