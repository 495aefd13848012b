import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { SampleList } from '~/components/suppliers/sample-list';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { samplePage } from '~/domain/sourcing/suppliers/sample.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireSeller } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'seller' } satisfies RouteHandle;

/** The samples that the reader's suppliers are asked for; those that wait for a word come first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireSeller(context);
  const { database, locale } = context;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [reference, { samples, next }] = await Promise.all([
    referenceOf(database.db),
    samplePage(database.db, actor, 'seller', cursor),
  ]);
  return json({
    page: { title: translator(locale).t('sourcing.samplesToGive') },
    samples: samples.map((sample) => ({ ...sample, unitName: reference.unitName(sample.unit, locale) })),
    next: next && `/sell/samples?cursor=${next}`,
  });
}

export default function SamplesToGive() {
  const { samples, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('sourcing.samplesToGive')} search={false} back={{ href: '/sell', label: t('catalogue.desk') }}>
      {samples.length > 0 ? (
        <SampleList samples={samples} side="seller" />
      ) : (
        <EmptyState
          icon="package"
          title={t('sourcing.noSamplesToGive')}
          action={
            <LinkButton href="/sell" look="plain" icon="enterprise">
              {t('catalogue.desk')}
            </LinkButton>
          }
        >
          {t('sourcing.noSamplesToGiveText')}
        </EmptyState>
      )}
      <Pagination next={next} />
    </Page>
  );
}
