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
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** The samples that the reader asked suppliers for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale } = context;
  const cursor = new URL(request.url).searchParams.get('cursor');
  const [reference, { samples, next }] = await Promise.all([
    referenceOf(database.db),
    samplePage(database.db, actor, 'buyer', cursor),
  ]);
  return json({
    page: { title: translator(locale).t('sourcing.samplesAsked') },
    samples: samples.map((sample) => ({ ...sample, unitName: reference.unitName(sample.unit, locale) })),
    next: next && `/samples?cursor=${next}`,
  });
}

export default function Samples() {
  const { samples, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('sourcing.samplesAsked')}
      search={false}
      back={{ href: '/suppliers', label: t('sourcing.suppliersTitle') }}
    >
      {samples.length > 0 ? (
        <SampleList samples={samples} side="buyer" />
      ) : (
        <EmptyState
          icon="package"
          title={t('sourcing.noSamplesAsked')}
          action={
            <LinkButton href="/suppliers" icon="search">
              {t('sourcing.toSuppliers')}
            </LinkButton>
          }
        >
          {t('sourcing.noSamplesAskedText')}
        </EmptyState>
      )}
      <Pagination next={next} />
    </Page>
  );
}
