import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { MarketSections } from '~/components/market-sections';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { countryName } from '~/components/place-name';
import type { Choice } from '~/components/select';
import { SupplierSearch } from '~/components/suppliers/supplier-search';
import { SupplierList } from '~/components/suppliers/supplier-list';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { directoryCounts } from '~/domain/sourcing/suppliers/directory.queries.server';
import { findSuppliers } from '~/domain/sourcing/suppliers/find-suppliers.server';
import { supplierQuerySchema } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { usualPlace } from '~/domain/sourcing/wanted/places.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const PAGE_SIZE = 20;
const SHOWN_PRODUCTS = 5;

/** `q`, `category`, `country`, `near`, `sort`, `cursor`; what is not understood narrows nothing, with status 400. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, actor, clock, locale } = context;
  const address = Object.fromEntries(new URL(request.url).searchParams);
  const asked = supplierQuerySchema.safeParse(address);
  const query = asked.success ? asked.data : {};
  const [reference, counts, home] = await Promise.all([
    referenceOf(database.db),
    directoryCounts(database.db, clock),
    actor ? usualPlace(database.db, actor) : null,
  ]);
  const near = query.near ?? home?.district ?? '';
  const found = await findSuppliers(database, { ...query, ...(near && { near }) }, reference, PAGE_SIZE, clock);
  const { q = '', category = null, country = null } = query;
  const sort = query.sort ?? 'name';
  const next = found.next && `/suppliers?${new URLSearchParams({ ...address, cursor: found.next }).toString()}`;
  return json(
    {
      page: { title: translator(locale).t('sourcing.suppliersTitle') },
      signedIn: actor !== null,
      filter: { q, category, country, near, sort },
      placeIsKnown: found.near !== null,
      categories: choices(
        counts.map((one) => ({ ...one, code: reference.topCategory(one.category)?.code ?? one.category })),
        (code) => reference.categoryName(code, locale),
      ),
      countries: choices(
        counts.map((one) => ({ ...one, code: one.country })),
        (code) => countryName(code, locale),
      ),
      suppliers: found.suppliers.map(({ productTypes, ...supplier }) => ({
        ...supplier,
        productType: productTypes[0] ?? null,
        products: productTypes.slice(0, SHOWN_PRODUCTS).map((code) => reference.productTypeName(code, locale)),
      })),
      next,
    },
    { status: asked.success ? 200 : 400 },
  );
}

function choices(counts: { code: string }[], nameOf: (code: string) => string): Choice[] {
  return [...new Set(counts.map(({ code }) => code))].map((code) => ({ value: code, label: nameOf(code) }));
}

export default function Suppliers() {
  const { signedIn, filter, placeIsKnown, categories, countries, suppliers, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const narrowed = filter.q !== '' || filter.category !== null || filter.country !== null;
  return (
    <Page
      title={t('sourcing.suppliersTitle')}
      lead={t('sourcing.suppliersLead')}
      search={false}
      actions={
        signedIn && (
          <LinkButton href="/samples" look="plain" icon="package">
            {t('sourcing.samplesAsked')}
          </LinkButton>
        )
      }
    >
      <MarketSections />
      <SupplierSearch filter={filter} placeIsKnown={placeIsKnown} categories={categories} countries={countries} />
      {suppliers.length > 0 ? (
        <SupplierList suppliers={suppliers} />
      ) : (
        <EmptyState
          icon="search"
          title={t(narrowed ? 'sourcing.noneFound' : 'sourcing.noSuppliers')}
          action={
            <LinkButton href={narrowed ? '/suppliers' : '/wanted/new'} look="plain">
              {t(narrowed ? 'sourcing.allSuppliers' : 'wanted.new')}
            </LinkButton>
          }
        />
      )}
      <Pagination next={next} />
    </Page>
  );
}
