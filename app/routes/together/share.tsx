import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { Select } from '~/components/select';
import { PurchasePicture } from '~/components/together/purchase-picture';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { membersToWriteFor } from '~/domain/sourcing/together/purchase-view.queries.server';
import { setShare } from '~/domain/sourcing/together/set-share.server';
import { shareSchema } from '~/domain/sourcing/together/together.schema';
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

/** How much one member takes: her own part, that of the member whom `?member=` names, or of one to be chosen. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, purchase, shown } = await requireOpenPurchase(args);
  const address = new URL(args.request.url).searchParams;
  const another = address.get('for') === 'another';
  if (another && !purchase.mayKeep) throw notFound();
  const own = purchase.shares.find(({ memberId, state }) => memberId === actor.memberId && state === 'in');
  const known = another ? null : address.has('member') ? requireHolder(args.request, actor, purchase) : (own ?? null);
  if (!another && !known && !purchase.isMember) throw notFound();
  return json({
    page: { title: translator(args.context.locale).t('together.shareTitle') },
    purchase: shown,
    choices: another ? await membersToWriteFor(args.context.database.db, purchase) : null,
    memberId: known?.memberId ?? actor.memberId,
    name: known && known.memberId !== actor.memberId ? known.name : null,
    quantity: known?.quantity ?? null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, purchase, shown } = await requirePurchase(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = shareSchema.safeParse(typed);
  if (!parsed.success) {
    const problems = fieldWords(fieldErrors(parsed.error), words);
    return json({ typed, problems }, { status: 422 });
  }
  const set = await transact(database.db, (tx) =>
    setShare(tx, actor, { purchaseId: purchase.id, ...parsed.data }, clock),
  );
  if (set.ok) return redirect(`/together/${purchase.id}?done=share`, 303);
  if (set.error.code === 'purchase-not-found') throw notFound();
  const { unitName, offer } = shown;
  const about = { unitName, currency: offer.currency, quantity: parsed.data.quantity };
  const { field, message } = togetherProblem(set.error, about, words);
  return json({ typed, problems: { [field]: message } }, { status: field === '' ? 409 : 422 });
}

export default function Share() {
  const { purchase, choices, memberId, name, quantity } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, number } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  const { offer, unitName } = purchase;
  return (
    <Page
      title={name === null ? t(choices ? 'together.writeFor' : 'together.shareTitle') : t('together.shareOf', { name })}
      lead={<bdi lang={offer.language}>{offer.title}</bdi>}
      back={{ href: `/together/${purchase.id}`, label: t('together.back') }}
      width="form"
    >
      <RefusalSummary problems={problems} />
      <PurchasePicture purchase={purchase} />
      {choices?.length === 0 ? (
        <EmptyState icon="group" title={t('together.nobodyToWriteFor')} />
      ) : (
        <Form>
          {choices ? (
            <Select
              name="memberId"
              label={t('together.member')}
              hint={t('together.writeForHint')}
              options={choices.map((one) => ({ value: one.id, label: one.name }))}
              value={typed.memberId}
              error={problems.memberId}
            />
          ) : (
            <input type="hidden" name="memberId" value={memberId ?? ''} />
          )}
          <Field
            name="quantity"
            label={t(choices || name !== null ? 'together.herQuantity' : 'together.ownQuantity')}
            hint={t('together.quantityHint', { min: number(offer.minQuantity), unit: unitName })}
            value={typed.quantity ?? quantity}
            error={problems.quantity}
            inputMode="numeric"
            autoComplete="off"
            after={unitName}
            width="medium"
          />
          <ActionBar>
            <Button icon="check">{t('common.save')}</Button>
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
