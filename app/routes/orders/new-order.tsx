import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewOrderForm } from '~/components/new-order-form';
import { Page } from '~/components/page';
import { offerOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { placeOrder } from '~/domain/orders/place-order.server';
import { placeOrderSchema, quantityField } from '~/domain/orders/place-order.schema';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { formIdInAddress } from '~/platform/form-id.server';
import { isMessageKey, translator, useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { orderProblem, type Problem } from './order-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireActor(context);
  const address = new URL(request.url).searchParams;
  const offerId = address.get('offer') ?? undefined;
  if (!isId(offerId)) throw notFound();
  const idempotencyKey = formIdInAddress(request);
  const typed = address.get('quantity') ?? '';
  const asked = quantityField.safeParse(typed);
  const { db } = context.database;
  const [offer, reference] = await Promise.all([offerOnSale(db, offerId, context.clock, asked.data), referenceOf(db)]);
  if (!offer) throw notFound();
  const { t } = translator(context.locale);
  return json({
    page: { title: t('orders.new') },
    offer: { ...offer, unitName: reference.unitName(offer.unit, context.locale) },
    promisedOn: offer.promisedOn,
    quantity: typed === '' ? String(offer.minQuantity) : typed,
    asked: asked.success ? asked.data : null,
    idempotencyKey,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const buyer = requireActor(context);
  const typed = await typedText(request);
  const parsed = placeOrderSchema.safeParse(typed);
  const { db } = context.database;
  if (!parsed.success || typed.intent === 'total') {
    const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path, message }));
    return answer(context, typed, (words, values) =>
      problems.map(({ path, message }): Problem => {
        const key = `orders.error.${message}`;
        return { field: String(path[0]), message: words.t(isMessageKey(key) ? key : 'orders.error.missing', values) };
      }),
    );
  }
  const placed = await transact(db, (tx) => placeOrder(tx, buyer, parsed.data, context.clock));
  if (placed.ok) return redirect(`/orders/${placed.value.id}?done=placed`, 303);
  const { error } = placed;
  if (error.code === 'offer-not-found') throw notFound();
  return answer(context, typed, (words, { unit }) => [orderProblem(error, unit, parsed.data.quantity, words)]);
}

/** The form again: what was typed, what is wrong with it, and the total and day for its quantity. */
async function answer(
  context: RequestContext,
  typed: TypedText,
  problemsIn: (words: Translator, values: { unit: string; min: string; most: string; date: string }) => Problem[],
) {
  const { db } = context.database;
  const asked = quantityField.safeParse(typed.quantity);
  const offer = isId(typed.offerId) ? await offerOnSale(db, typed.offerId, context.clock, asked.data) : undefined;
  if (!offer) throw notFound();
  const words = translator(context.locale);
  const problems = problemsIn(words, {
    unit: (await referenceOf(db)).unitName(offer.unit, context.locale),
    min: words.number(offer.minQuantity),
    most: words.number(offer.most),
    date: today(context.clock),
  });
  return json(
    { problems, typed, asked: asked.success ? asked.data : null, promisedOn: offer.promisedOn },
    { status: problems.length === 0 ? 200 : 422 },
  );
}

export default function NewOrder() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('orders.new')}
      lead={t('orders.newLead')}
      width="form"
      back={{ href: `/offers/${loaded.offer.id}`, label: t('orders.backToOffer') }}
    >
      <NewOrderForm {...loaded} {...(refused ?? { problems: [], typed: {} })} />
    </Page>
  );
}
