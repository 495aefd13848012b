import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { OrderAllocations } from '~/components/order-allocations';
import { OrderDetails } from '~/components/order-details';
import { OrderNextStep } from '~/components/order-next-step';
import { OrderStateBadge } from '~/components/order-state-badge';
import { OrderWay } from '~/components/order-way';
import { Page } from '~/components/page';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { orderView } from '~/domain/orders/order-view.queries.server';
import { stepsOpenTo } from '~/domain/orders/order.states';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { takeOrderStep } from './take-order-step.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const { db } = context.database;
  const [order, reference] = await Promise.all([orderView(db, actor, params.id), referenceOf(db)]);
  if (!order) throw notFound();
  const { line } = order;
  const made = { title: reference.madeTitle(line.productType, context.locale), language: context.locale };
  const { t } = translator(context.locale);
  const done = new URL(request.url).searchParams.get('done');
  return json({
    page: { title: t('orders.number', { number: order.number }) },
    order: {
      ...order,
      line: line.offerId === null ? { ...line, ...made } : line,
      unitName: reference.unitName(line.unit, context.locale),
    },
    steps: order.mayAct ? stepsOpenTo(order.side, order.state) : [],
    done: done === 'placed' || done === 'changed' ? done : null,
    now: context.clock.now(),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const typed = await typedText(request);
  const taken = await takeOrderStep(context.database.db, actor, params.id, typed, context.clock);
  if (taken.ok) return redirect(`/orders/${params.id}?done=changed`, 303);
  if (taken.error.code === 'order-not-found' || taken.error.code === 'unknown-step') throw notFound();
  const { t } = translator(context.locale);
  const { error } = taken;
  switch (error.code) {
    case 'state-changed':
      return json(
        { problem: t('orders.error.state-changed', { state: t(`orders.state.${error.now}`) }), fields: {}, typed },
        { status: 409 },
      );
    case 'wrong-fields':
      return json(
        { problem: null, fields: { [error.field]: t(`orders.error.${error.problem}`) }, typed },
        { status: 422 },
      );
    default:
      return json({ problem: t(`orders.error.${error.code}`), fields: {}, typed }, { status: 409 });
  }
}

export default function Order() {
  const { order, steps, done, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('orders.number', { number: order.number })}
      lead={<OrderStateBadge state={order.state} />}
      back={{ href: order.side === 'buyer' ? '/orders?side=bought' : '/orders?side=sold', label: t('orders.title') }}
    >
      {refused?.problem && <Alert tone="bad" title={refused.problem} />}
      {done && !refused && (
        <Alert tone="good" title={t(done === 'placed' ? 'orders.done.placed' : 'orders.done.changed')} />
      )}
      <OrderNextStep
        order={order}
        steps={steps}
        now={new Date(now)}
        errors={refused?.fields ?? {}}
        typed={refused?.typed ?? {}}
      />
      <div className="columns">
        <Card title={t('orders.way')}>
          <OrderWay
            state={order.state}
            events={order.events}
            promisedOn={order.promisedOn}
            timeZone={order.seller.timeZone}
          />
        </Card>
        <Card title={t('orders.details')}>
          <OrderDetails order={order} />
        </Card>
        {order.together && <OrderAllocations {...order.together} currency={order.currency} unitName={order.unitName} />}
      </div>
    </Page>
  );
}
