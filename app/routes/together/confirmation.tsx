import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { AgreeForm } from '~/components/together/agree-form';
import { PersonFigures } from '~/components/together/person-figures';
import { PriceChanges } from '~/components/together/price-changes';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { confirmShare } from '~/domain/sourcing/together/confirm-share.server';
import { confirmationSchema } from '~/domain/sourcing/together/together.schema';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import togetherStylesheet from '~/styles/together.css?url';
import { fieldWords } from '../sell/field-words';
import { requireHolder, requireOpenPurchase, requirePurchase } from './found-purchase.server';
import { togetherProblem } from './together-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: togetherStylesheet }];

/** A member's word to pay, her own or that of the member whom `?member=` names. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, purchase, shown } = await requireOpenPurchase(args);
  const holder = requireHolder(args.request, actor, purchase);
  return json({
    page: { title: translator(args.context.locale).t('together.agreeTitle') },
    purchase: shown,
    memberId: holder.memberId,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, purchase, shown } = await requirePurchase(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = confirmationSchema.safeParse(typed);
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error);
    if (errors.memberId) throw notFound();
    return json({ typed, problems: fieldWords(errors, words) }, { status: 422 });
  }
  const agreed = await transact(database.db, (tx) =>
    confirmShare(tx, actor, { purchaseId: purchase.id, ...parsed.data }, clock),
  );
  if (agreed.ok) return redirect(`/together/${purchase.id}?done=agreed`, 303);
  if (agreed.error.code === 'purchase-not-found') throw notFound();
  if (agreed.error.code === 'not-in') return redirect(`/together/${purchase.id}?refused=not-in`, 303);
  const { unitName, offer, figures } = shown;
  const about = { unitName, currency: offer.currency, quantity: figures.quantity };
  const { field, message } = togetherProblem(agreed.error, about, words);
  return json({ typed, problems: { [field]: message } }, { status: 409 });
}

export default function Confirmation() {
  const { purchase, memberId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const problems: Record<string, string> = answer?.problems ?? {};
  const asked = answer?.typed.memberId ?? memberId;
  const person = purchase.people.find((one) => one.memberId === asked);
  if (!person) return null;
  return (
    <Page
      title={person.own ? t('together.agreeTitle') : t('together.agreeFor', { name: person.name })}
      lead={<bdi lang={purchase.offer.language}>{purchase.offer.title}</bdi>}
      back={{ href: `/together/${purchase.id}`, label: t('together.back') }}
      width="form"
    >
      <RefusalSummary problems={problems} />
      <PriceChanges person={person} purchase={purchase} />
      <PersonFigures person={person} purchase={purchase} />
      <AgreeForm person={person} purchase={purchase} error={problems.highestPriceMinor} />
    </Page>
  );
}
