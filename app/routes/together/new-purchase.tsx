import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { NewPurchaseForm } from '~/components/together/new-purchase-form';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { offerOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { ownGroups } from '~/domain/programme/own-groups.queries.server';
import { openPurchase } from '~/domain/sourcing/together/open-purchase.server';
import { MOST_DAYS_OPEN } from '~/domain/sourcing/together/purchase.states';
import { openPurchaseSchema } from '~/domain/sourcing/together/together.schema';
import { today } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { formIdInAddress } from '~/platform/form-id.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor, requireMember, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from '../sell/field-words';
import { togetherProblem } from './together-problem';

export const handle = { policy: 'account' } satisfies RouteHandle;

const USUAL_DAYS_OPEN = 7;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const offer = await requireOffer(context, new URL(request.url).searchParams.get('offer'));
  const formId = formIdInAddress(request);
  const groups = await ownGroups(context.database.db, actor);
  const now = today(context.clock);
  return json({
    page: { title: translator(context.locale).t('together.newTitle') },
    offer,
    groups: groups.map(({ id, name }) => ({ value: id, label: name })),
    formId,
    closesOn: addDays(now, USUAL_DAYS_OPEN),
    lastDay: addDays(now, MOST_DAYS_OPEN),
  });
}

async function requireOffer(context: RequestContext, offerId: string | null | undefined) {
  const { db } = context.database;
  if (!isId(offerId ?? undefined)) throw notFound();
  const offer = await offerOnSale(db, offerId ?? '', context.clock);
  if (!offer) throw notFound();
  return { ...offer, unitName: (await referenceOf(db)).unitName(offer.unit, context.locale) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = requireMember(context);
  const typed = await typedText(request);
  const words = translator(context.locale);
  const offer = await requireOffer(context, typed.offerId);
  if (!isId(typed.formId)) throw notFound();
  const parsed = openPurchaseSchema.safeParse(typed);
  if (!parsed.success) {
    const { closesOn, ...errors } = fieldErrors(parsed.error);
    const day: Record<string, string> = closesOn
      ? { closesOn: words.t('orders.error.not-a-date', { date: today(context.clock) }) }
      : {};
    return refused(typed, { ...fieldWords(errors, words), ...day });
  }
  const { db } = context.database;
  const opened = await transact(db, (tx) => openPurchase(tx, member, parsed.data, context.clock));
  if (opened.ok) return redirect(`/together/${opened.value}?done=opened`, 303);
  if (opened.error.code === 'group-not-found' || opened.error.code === 'offer-not-found') throw notFound();
  const problem = togetherProblem(opened.error, { ...offer, quantity: parsed.data.quantity }, words);
  return refused(typed, { [problem.field]: problem.message });
}

function refused(typed: TypedText, problems: Record<string, string>) {
  return json({ typed, problems }, { status: 422 });
}

export default function NewPurchase() {
  const { offer, groups, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Page
      title={t('together.newTitle')}
      lead={t('together.newLead')}
      width="form"
      back={{ href: `/offers/${offer.id}`, label: t('orders.backToOffer') }}
    >
      <RefusalSummary problems={problems} />
      {groups.length === 0 ? (
        <EmptyState
          icon="group"
          title={t('together.noGroup')}
          action={<LinkButton href={`/offers/${offer.id}`}>{t('orders.backToOffer')}</LinkButton>}
        >
          {t('together.noGroupText')}
        </EmptyState>
      ) : (
        <NewPurchaseForm offer={offer} groups={groups} {...form} typed={answer?.typed ?? {}} problems={problems} />
      )}
    </Page>
  );
}
