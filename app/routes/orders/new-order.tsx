import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewOrderForm } from '~/components/new-order-form';
import { Page } from '~/components/page';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { orderTerms } from '~/domain/orders/order-terms.queries.server';
import { placeOrder } from '~/domain/orders/place-order.server';
import { placeOrderSchema, quantityField } from '~/domain/orders/place-order.schema';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { isMessageKey, translator, useI18n, type Translator } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { orderProblem, type Problem } from './order-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** The form's own id stands in its address, so that going back and sending again places no second order. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireActor(context);
  const address = new URL(request.url).searchParams;
  const offerId = address.get('offer') ?? undefined;
  if (!isId(offerId)) throw notFound();
  const formId = address.get('form') ?? undefined;
  if (!isId(formId) && !answersForm(request)) {
    address.set('form', newId());
    throw redirect(`/orders/new?${address.toString()}`, 303);
  }
  const typed = address.get('quantity') ?? '';
  const asked = quantityField.safeParse(typed);
  const { db } = context.database;
  const [found, reference] = await Promise.all([
    orderTerms(db, offerId, asked.success ? asked.data : 1, context.clock),
    referenceOf(db),
  ]);
  if (!found) throw notFound();
  const { t } = translator(context.locale);
  return json({
    page: { title: t('orders.new') },
    terms: { ...found.terms, unitName: reference.unitName(found.terms.unit, context.locale) },
    promisedOn: found.promisedOn,
    quantity: typed === '' ? String(found.terms.minQuantity) : typed,
    asked: asked.success ? asked.data : null,
    idempotencyKey: isId(formId) ? formId : newId(),
  });
}

/** Whether the page is loaded to answer a form that was sent to it: the form then brings its id itself. */
function answersForm(request: Request): boolean {
  return request.headers.has('Content-Type');
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
  const found = isId(typed.offerId)
    ? await orderTerms(db, typed.offerId, asked.success ? asked.data : 1, context.clock)
    : undefined;
  if (!found) throw notFound();
  const { terms, promisedOn } = found;
  const words = translator(context.locale);
  const problems = problemsIn(words, {
    unit: (await referenceOf(db)).unitName(terms.unit, context.locale),
    min: words.number(terms.minQuantity),
    most: words.number(terms.most),
    date: today(context.clock),
  });
  return json(
    { problems, typed, asked: asked.success ? asked.data : null, promisedOn },
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
      back={{ href: `/offers/${loaded.terms.offerId}`, label: t('orders.backToOffer') }}
    >
      <NewOrderForm {...loaded} {...(refused ?? { problems: [], typed: {} })} />
    </Page>
  );
}
