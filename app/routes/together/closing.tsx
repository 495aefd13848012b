import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { PurchaseClosing } from '~/components/together/purchase-closing';
import { orderTogether } from '~/domain/orders/order-together.server';
import { cancelPurchase } from '~/domain/sourcing/together/close-purchase.server';
import { closingSchema, reasonField } from '~/domain/sourcing/together/together.schema';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireOpenPurchase, requirePurchase } from './found-purchase.server';
import { togetherProblem } from './together-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** Placing the group's order, and calling the purchase off. */
export async function loader(args: LoaderFunctionArgs) {
  const { purchase, shown } = await requireOpenPurchase(args);
  if (!purchase.mayClose) throw notFound();
  return json({ page: { title: translator(args.context.locale).t('together.closingTitle') }, purchase: shown });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, purchase, shown } = await requirePurchase(args);
  if (!purchase.mayClose) throw notFound();
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const { db } = database;
  const { id } = purchase;
  const { unitName, offer, atClosing } = shown;
  const about = { unitName, currency: offer.currency, quantity: atClosing.quantity };
  if (typed.act === 'cancel') {
    const reason = reasonField.safeParse(typed.reason);
    if (!reason.success || reason.data === '') {
      return json({ typed, problems: { reason: words.t('together.error.reason') } }, { status: 422 });
    }
    const off = await transact(db, (tx) => cancelPurchase(tx, actor, { purchaseId: id, reason: reason.data }, clock));
    if (off.ok) return redirect(`/together/${id}?done=cancelled`, 303);
    const { message } = togetherProblem(off.error, about, words);
    return json({ typed, problems: { '': message } }, { status: 409 });
  }
  const seen = closingSchema.parse(typed);
  const placed = await transact(db, (tx) => orderTogether(tx, actor, id, seen, clock));
  if (placed.ok) return redirect(`/together/${id}?done=ordered`, 303);
  const { message } = togetherProblem(placed.error, about, words);
  return json({ typed, problems: { '': message } }, { status: 409 });
}

export default function Closing() {
  const { purchase } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const problems: Record<string, string> = answer?.problems ?? {};
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  return (
    <Page
      title={t('together.closingTitle')}
      lead={<bdi lang={purchase.offer.language}>{purchase.offer.title}</bdi>}
      back={{ href: `/together/${purchase.id}`, label: t('together.back') }}
      width="form"
    >
      <RefusalSummary problems={problems} />
      <PurchaseClosing purchase={purchase} alone />
      <section className="card">
        <h2>{t('together.cancelTitle')}</h2>
        <Form>
          <input type="hidden" name="act" value="cancel" />
          <TextArea
            name="reason"
            label={t('together.reason')}
            hint={t('together.reasonHint')}
            value={typed.reason}
            error={problems.reason}
            rows={2}
            maxLength={500}
          />
          <Button look="danger" icon="remove">
            {t('together.cancelYes')}
          </Button>
        </Form>
      </section>
    </Page>
  );
}
