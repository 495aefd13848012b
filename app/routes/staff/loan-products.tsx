import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { LoanProductFields } from '~/components/loan-product-fields';
import { Page } from '~/components/page';
import { branchesToLendIn, productsOfStaff } from '~/domain/credit/product.queries.server';
import { publishProduct } from '~/domain/credit/publish-product.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { amountText } from '~/platform/money';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords, refusalWords } from '../loans/loan-words';
import { readProduct } from '../loans/typed-product';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const { db } = context.database;
  const [products, branches] = await Promise.all([productsOfStaff(db, actor), branchesToLendIn(db, actor)]);
  const edited = new URL(request.url).searchParams.get('product');
  const product = products.find(({ productId }) => productId === edited) ?? null;
  const { t } = translator(context.locale);
  return json({
    page: { title: t('credit.products') },
    products,
    branches,
    stored: product && {
      ...{
        productId: product.productId,
        branch: product.branchId,
        name: product.name,
        version: String(product.version),
      },
      ...{
        method: product.method,
        rate: product.annualRatePercent,
        period: product.period,
        graceKind: product.graceKind,
      },
      gracePeriods: String(product.gracePeriods),
      smallest: amountText(product.smallestMinor, product.currency),
      largest: amountText(product.largestMinor, product.currency),
      fewestInstalments: String(product.fewestInstalments),
      mostInstalments: String(product.mostInstalments),
      savingsMultiple: product.savingsMultiple ?? '',
    },
    newId: newId(),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const { database, clock, locale } = context;
  const words = translator(locale);
  const typed = await typedText(request);
  const branches = await branchesToLendIn(database.db, actor);
  const branch = branches.find(({ id }) => id === typed.branch);
  if (!branch) return json({ typed, ...fieldWords({ branch: { code: 'missing' } }, words) }, { status: 422 });
  const read = readProduct(typed, branch.currency);
  if (!read.ok) return json({ typed, ...fieldWords(read.error.problems, words) }, { status: 422 });
  const version = {
    productId: isId(typed.productId) ? typed.productId : newId(),
    branchId: branch.id,
    name: typed.name ?? '',
    seenVersion: Number(typed.version) || 0,
    terms: read.value,
  };
  const published = await transact(database.db, (tx) => publishProduct(tx, actor, version, clock));
  if (published.ok) return redirect('/staff/loans/products', 303);
  const status = published.error.code === 'changed-meanwhile' ? 409 : 422;
  return json({ typed, ...refusalWords(published.error, words, branch.currency) }, { status });
}

export default function LoanProducts() {
  const { products, branches, stored, newId: fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money, percent, date } = useI18n();
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
            cell: (row) => (
              <a className="cell-link" href={`/staff/loans/products?product=${row.productId}`}>
                <bdi>{row.name}</bdi>
              </a>
            ),
          },
          { key: 'branch', header: t('staff.branch'), wideOnly: true, cell: ({ branch }) => branch },
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
            cell: (row) => t('credit.versionSince', { version: row.version, date: date(row.publishedAt) }),
          },
        ]}
      />
      <section className="card">
        <h2>{stored ? t('credit.nextVersion', { name: stored.name }) : t('credit.newProduct')}</h2>
        <p>{t('credit.versionNeverChanges')}</p>
        <Form>
          <input type="hidden" name="productId" value={typed.productId ?? fresh} />
          <input type="hidden" name="version" value={typed.version ?? '0'} />
          <LoanProductFields branches={branches} typed={typed} words={words} />
          <ActionBar>
            <Button icon="check">{t('credit.publish')}</Button>
          </ActionBar>
        </Form>
      </section>
    </Page>
  );
}
