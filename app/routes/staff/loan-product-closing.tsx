import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { closeProduct } from '~/domain/credit/close-product.server';
import { productsOfStaff } from '~/domain/credit/product.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
import { transact } from '~/platform/db.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const products = await productsOfStaff(context.database.db, actor);
  const product = products.find(({ productId, closedAt }) => productId === params.id && closedAt === null);
  if (!product) throw notFound();
  return json({ page: { title: translator(context.locale).t('credit.closeProduct') }, name: product.name });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const productId = params.id;
  if (!isId(productId)) throw notFound();
  const closed = await transact(context.database.db, (tx) => closeProduct(tx, actor, productId, context.clock));
  if (!closed.ok) throw notFound();
  return redirect('/staff/loans/products', 303);
}

export default function LoanProductClosing() {
  const { name } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('credit.closeProduct')}
      lead={<bdi>{name}</bdi>}
      width="form"
      search={false}
      back={{ href: '/staff/loans/products', label: t('credit.products') }}
    >
      <p>{t('credit.closeProductLead')}</p>
      <Form>
        <ActionBar>
          <Button icon="close" look="danger">
            {t('credit.closeProductNow')}
          </Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
