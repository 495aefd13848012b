import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { leavePurchase } from '~/domain/sourcing/together/leave-purchase.server';
import { priceAt } from '~/domain/sourcing/together/together-figures';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireHolder, requireOpenPurchase, requirePurchase } from './found-purchase.server';
import { togetherProblem } from './together-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** Asks before a member drops out, and says what that does to the others' price. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, purchase, shown } = await requireOpenPurchase(args);
  const holder = requireHolder(args.request, actor, purchase);
  const left = shown.figures.quantity - holder.quantity;
  return json({
    page: { title: translator(args.context.locale).t('together.leaveTitle') },
    purchase: { id: purchase.id, title: purchase.offer.title, language: purchase.offer.language },
    memberId: holder.memberId,
    name: holder.memberId === actor.memberId ? null : holder.name,
    currency: purchase.offer.currency,
    fromMinor: shown.figures.unitPriceMinor,
    toMinor: left === 0 ? null : priceAt(purchase.offer, left),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, purchase, shown } = await requirePurchase(args);
  const { database, clock, locale } = args.context;
  const { memberId } = await typedText(args.request);
  if (!isId(memberId)) throw notFound();
  const left = await transact(database.db, (tx) =>
    leavePurchase(tx, actor, { purchaseId: purchase.id, memberId }, clock),
  );
  if (left.ok) return redirect(`/together/${purchase.id}?done=left`, 303);
  if (left.error.code === 'purchase-not-found') throw notFound();
  const { unitName, offer, figures } = shown;
  const about = { unitName, currency: offer.currency, quantity: figures.quantity };
  const { field, message } = togetherProblem(left.error, about, translator(locale));
  return json({ problems: { [field]: message } }, { status: 409 });
}

export default function Leaving() {
  const { purchase, memberId, name, currency, fromMinor, toMinor } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money } = useI18n();
  const rises = toMinor !== null && toMinor > fromMinor;
  const prices = { from: money(fromMinor, currency), to: money(toMinor ?? fromMinor, currency) };
  return (
    <Page
      title={name === null ? t('together.leaveTitle') : t('together.leaveFor', { name })}
      lead={<bdi lang={purchase.language}>{purchase.title}</bdi>}
      back={{ href: `/together/${purchase.id}`, label: t('together.back') }}
      width="form"
    >
      <RefusalSummary problems={answer?.problems ?? {}} />
      <Alert tone="waiting" title={t(rises ? 'together.leaveRises' : 'together.leaveSame', prices)} />
      <Form>
        <input type="hidden" name="memberId" value={memberId} />
        <Button look="danger" icon="remove" block>
          {t('together.leaveYes')}
        </Button>
      </Form>
      <LinkButton href={`/together/${purchase.id}`} look="plain" block>
        {t('together.leaveNo')}
      </LinkButton>
    </Page>
  );
}
