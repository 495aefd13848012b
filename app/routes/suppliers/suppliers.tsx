import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
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
import { directoryChoices } from '~/domain/sourcing/suppliers/directory.queries.server';
import { findSuppliers } from '~/domain/sourcing/suppliers/find-suppliers.server';
import { supplierQuerySchema, type SupplierQuery } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { usualPlace } from '~/domain/sourcing/wanted/places.queries.server';
import { readAddress } from '~/platform/address-fields';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const PAGE_SIZE = 20;
const SHOWN_PRODUCTS = 5;

type Field = keyof typeof supplierQuerySchema.shape;

/** Everything an address asks is answered as far as it is understood: 400 where some of it is not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, actor, clock, locale } = context;
  const address = new URL(request.url).searchParams;
  const { query, wrong } = understood(address);
  const [reference, narrowing, home] = await Promise.all([
    referenceOf(database.db),
    directoryChoices(database.db, clock),
    actor ? usualPlace(database.db, actor) : null,
  ]);
  const near = query.near ?? (home?.district ? `${home.country} ${home.district}` : undefined);
  const found = await findSuppliers(database, { ...query, near }, PAGE_SIZE, clock);
  const { q = '', category = null, country = null, sort = 'name' } = query;
  if (found.next) address.set('cursor', found.next);
  return json(
    {
      page: { title: translator(locale).t('sourcing.suppliersTitle') },
      signedIn: actor !== null,
      filter: { q, category, country, near: query.near ?? found.near?.name ?? '', sort },
      wrong,
      unknownPlace: found.near === null && (query.near !== undefined || sort === 'nearest'),
      categories: choices(
        narrowing.map(({ category: code }) => reference.topCategory(code)?.code ?? code),
        (code) => reference.categoryName(code, locale),
      ),
      countries: choices(
        narrowing.map(({ country: code }) => code),
        (code) => countryName(code, locale),
      ),
      suppliers: found.suppliers.map(({ productTypes, ...supplier }) => ({
        ...supplier,
        productType: productTypes[0] ?? null,
        products: productTypes.slice(0, SHOWN_PRODUCTS).map((code) => reference.productTypeName(code, locale)),
      })),
      next: found.next && `/suppliers?${address.toString()}`,
    },
    { status: wrong.length > 0 ? 400 : 200 },
  );
}

/** What an address asks, without the fields that are not understood: those are taken off it, and named. */
function understood(address: URLSearchParams): { query: SupplierQuery; wrong: Field[] } {
  const wrong: Field[] = [];
  for (;;) {
    const read = readAddress(supplierQuerySchema, address);
    if (read.ok) return { query: read.value, wrong };
    wrong.push(read.error.field);
    address.delete(read.error.field);
  }
}

function choices(codes: string[], nameOf: (code: string) => string): Choice[] {
  return [...new Set(codes)].map((code) => ({ value: code, label: nameOf(code) }));
}

export default function Suppliers() {
  const loaded = useLoaderData<typeof loader>();
  const { signedIn, filter, wrong, unknownPlace, categories, countries, suppliers, next } = loaded;
  const { t, list } = useI18n();
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
      {wrong.length > 0 && (
        <Alert
          tone="bad"
          title={t('search.badParts', { parts: list(wrong.map((field) => t(`search.part.${field}`))) })}
        />
      )}
      <SupplierSearch filter={filter} unknownPlace={unknownPlace} categories={categories} countries={countries} />
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
