import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { LoanProductFields } from '~/components/loan-product-fields';
import { Page } from '~/components/page';
import { countryName } from '~/components/place-name';
import {
  placesToLendIn,
  productsOfStaff,
  type LendingPlace,
  type LoanProduct,
} from '~/domain/credit/product.queries.server';
import { publishProduct } from '~/domain/credit/publish-product.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { refused, wrongFields } from '../loans/loan-answer.server';
import { readProduct, typedProduct } from '../loans/typed-product';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const { db } = context.database;
  const [products, places] = await Promise.all([productsOfStaff(db, actor), placesToLendIn(db, actor)]);
  const edited = new URL(request.url).searchParams.get('product');
  const changeable = products.filter(({ closedAt }) => closedAt === null);
  const product = changeable.find(({ productId }) => productId === edited);
  const place = product && places.find((one) => isPlaceOf(one, product));
  const { t } = translator(context.locale);
  return json({
    page: { title: t('credit.products') },
    products: products.map((row) => ({
      ...row,
      mayChange: !row.closedAt && places.some((one) => isPlaceOf(one, row)),
    })),
    places,
    stored: product && place ? typedProduct(product, place.key) : null,
    newId: newId(),
  });
}

const isPlaceOf = (place: LendingPlace, { branchId, country, currency }: LoanProduct) =>
  place.branchId === branchId && place.country === country && place.currency === currency;

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const { database, clock, locale } = context;
  const words = translator(locale);
  const typed = await typedText(request);
  const places = await placesToLendIn(database.db, actor);
  const place = places.find(({ key }) => key === typed.branch);
  if (!place) return wrongFields(typed, { branch: { code: 'missing' } }, words);
  const read = readProduct(typed, place.currency);
  if (!read.ok) return wrongFields(typed, read.error.problems, words);
  const version = {
    productId: isId(typed.productId) ? typed.productId : newId(),
    place: place.branchId === null ? place : { branchId: place.branchId },
    name: typed.name ?? '',
    seenVersion: Number(typed.version) || 0,
    terms: read.value,
  };
  const published = await transact(database.db, (tx) => publishProduct(tx, actor, version, clock));
  if (published.ok) return redirect('/staff/loans/products', 303);
  return refused(typed, published.error, words, place.currency);
}

export default function LoanProducts() {
  const { products, places, stored, newId: fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money, percent, date, locale } = useI18n();
  const lentIn = places.map((place) => ({
    value: place.key,
    label: `${place.branchId ? place.name : t('credit.wholeCountry', { country: countryName(place.country, locale) })} (${place.currency})`,
  }));
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? stored ?? {};
  const problems = Object.entries(words).map(([field, message]) => ({ field, message }));
  return (
    <Page
      title={t('credit.products')}
      lead={t('credit.productsLead')}
      width="wide"
      search={false}
      back={{ href: '/staff/loans', label: t('credit.loans') }}
    >
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <ErrorSummary errors={problems} />
      <DataTable
        caption={t('credit.products')}
        rows={products}
        rowKey={({ productId }) => productId}
        columns={[
          {
            key: 'name',
            header: t('credit.productName'),
            rowHeader: true,
            cell: (row) =>
              row.mayChange ? (
                <a className="cell-link" href={`/staff/loans/products?product=${row.productId}`}>
                  <bdi>{row.name}</bdi>
                </a>
              ) : (
                <bdi>{row.name}</bdi>
              ),
          },
          {
            key: 'branch',
            header: t('credit.lentIn'),
            cell: ({ branch, country }) =>
              branch ?? t('credit.wholeCountry', { country: countryName(country, locale) }),
          },
          {
            key: 'rate',
            header: t('credit.rateYearly'),
            cell: (row) => `${percent(Number(row.annualRatePercent) / 100, 2)}, ${t(`credit.method.${row.method}`)}`,
          },
          {
            key: 'range',
            header: t('credit.amount'),
            wideOnly: true,
            cell: (row) =>
              t('credit.from-to', {
                smallest: money(row.smallestMinor, row.currency),
                largest: money(row.largestMinor, row.currency),
              }),
          },
          {
            key: 'version',
            header: t('credit.version'),
            cell: (row) =>
              row.closedAt
                ? t('credit.closedSince', { date: date(row.closedAt) })
                : t('credit.versionSince', { version: row.version, date: date(row.publishedAt) }),
          },
        ]}
      />
      <section className="card">
        <h2>{stored ? t('credit.nextVersion', { name: stored.name }) : t('credit.newProduct')}</h2>
        <p>{t('credit.versionNeverChanges')}</p>
        <Form>
          <input type="hidden" name="productId" value={typed.productId ?? fresh} />
          <input type="hidden" name="version" value={typed.version ?? '0'} />
          <LoanProductFields places={lentIn} typed={typed} words={words} />
          <ActionBar>
            <Button icon="check">{t('credit.publish')}</Button>
          </ActionBar>
        </Form>
        {stored && (
          <LinkButton href={`/staff/loans/products/${stored.productId}/closing`} look="plain" icon="close">
            {t('credit.closeProduct')}
          </LinkButton>
        )}
      </section>
    </Page>
  );
}
