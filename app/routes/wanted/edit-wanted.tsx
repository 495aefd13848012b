import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { Alert } from '~/components/alert';
import { Page } from '~/components/page';
import { WantedForm } from '~/components/wanted/wanted-form';
import { countryName } from '~/components/place-name';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { countryChoices } from '~/domain/identity/countries';
import { changeWanted } from '~/domain/sourcing/wanted/change-wanted.server';
import type { LockedWanted } from '~/domain/sourcing/wanted/lock-wanted.server';
import type { WantedTerms } from '~/domain/sourcing/wanted/post-wanted.server';
import { wantedView, type WantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { today } from '~/platform/clock';
import { knownCurrencies } from '~/platform/currencies';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { amountText } from '~/platform/money';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { readWanted, unitsFor } from './read-wanted.server';
import { wantedWords } from './wanted-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

const nothingChanged: string[] = [];

async function requireOwnPost(context: RequestContext, id: string | undefined): Promise<WantedView> {
  const actor = requireActor(context);
  const post = isId(id) ? await wantedView(context.database.db, actor, id) : undefined;
  if (!post?.isOwn) throw notFound();
  return post;
}

/** `quantity`, `latestOn` and `currency` of the address stand in the form instead of what is stored. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const post = await requireOwnPost(context, params.id);
  if (post.state !== 'open') throw redirect(`/wanted/${post.id}?done=not-open`, 303);
  const { locale, clock } = context;
  const reference = await referenceOf(context.database.db);
  const address = new URL(request.url).searchParams;
  const wish = (name: string) => (address.get(name) ? { [name]: address.get(name) ?? '' } : {});
  return json({
    page: { title: translator(locale).t('wanted.change') },
    postId: post.id,
    productName: reference.productTypeName(post.productType, locale),
    units: unitsFor(reference, post.productType).map(({ code }) => ({
      value: code,
      label: reference.unitName(code, locale),
    })),
    countries: countryChoices(locale),
    currencies: knownCurrencies.map((code) => ({ value: code, label: code })),
    today: today(clock),
    stored: { ...stored(post), ...wish('quantity'), ...wish('latestOn'), ...wish('currency') },
    version: String(post.version),
  });
}

function stored(post: WantedView): Record<string, string> {
  const { quantity, budgetMinor, currency, unit, latestOn, country, district, quality, deliveryPlace, openUntil } =
    post;
  return {
    ...{ unit, latestOn, country, district, quality, deliveryPlace, openUntil, currency },
    quantity: String(quantity),
    budget: budgetMinor === null ? '' : amountText(budgetMinor, currency),
    private: post.private ? 'yes' : '',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const post = await requireOwnPost(context, params.id);
  const words = translator(context.locale);
  const typed = await typedText(request);
  const { db } = context.database;
  const reference = await referenceOf(db);
  const read = await readWanted(context, reference, post.productType, typed);
  if (!read.ok) {
    return json({ typed, words: wantedWords(read.error.errors, words), changes: nothingChanged }, { status: 422 });
  }
  const { version, groupId: _, ...terms } = read.value;
  const saved = await transact(db, (tx) => changeWanted(tx, actor, post.id, terms, version, context.clock));
  if (saved.ok) return redirect(`/wanted/${post.id}?done=changed`, 303);
  switch (saved.error.code) {
    case 'post-not-found':
      throw notFound();
    case 'not-open':
      return redirect(`/wanted/${post.id}?done=not-open`, 303);
    case 'unit-does-not-fit':
      return json(
        { typed, words: { unit: words.t('catalogue.error.unknown-choice') }, changes: nothingChanged },
        { status: 422 },
      );
    case 'changed-meanwhile': {
      const { current } = saved.error;
      const fresh = { ...typed, version: String(current.version) };
      return json({ typed: fresh, words: {}, changes: differences(current, terms, reference, words) }, { status: 409 });
    }
  }
}

/** What the post says now, where it differs from what was typed. */
function differences(now: LockedWanted, typed: WantedTerms, reference: Reference, words: Translator): string[] {
  const { t, date, money, number, locale } = words;
  const said = [
    now.quantity !== typed.quantity && { field: t('wanted.quantity'), value: number(now.quantity) },
    now.unit !== typed.unit && { field: t('wanted.unit'), value: reference.unitName(now.unit, locale) },
    now.latestOn !== typed.latestOn && { field: t('wanted.latestOn'), value: date(now.latestOn) },
    now.country !== typed.place.country && { field: t('wanted.country'), value: countryName(now.country, locale) },
    now.district !== typed.place.district && { field: t('wanted.district'), value: now.district },
    now.quality !== typed.quality && { field: t('wanted.quality'), value: now.quality },
    now.deliveryPlace !== typed.deliveryPlace && { field: t('wanted.deliveryPlace'), value: now.deliveryPlace },
    now.openUntil !== typed.openUntil && { field: t('wanted.openUntil'), value: date(now.openUntil) },
    now.currency !== typed.currency && { field: t('wanted.currency'), value: now.currency },
    now.private !== typed.private && {
      field: t('wanted.field.private'),
      value: t(now.private ? 'common.yes' : 'common.no'),
    },
    now.budgetMinor !== typed.budgetMinor && {
      field: t('wanted.budget'),
      value: now.budgetMinor === null ? '' : money(now.budgetMinor, now.currency),
    },
  ];
  return said.flatMap((one) => (one ? [t('catalogue.changedTo', { ...one, value: one.value || '–' })] : []));
}

export default function EditWanted() {
  const { postId, productName, stored: values, version, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, list } = useI18n();
  const changes: string[] = answer?.changes ?? [];
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Partial<Record<string, string>> | undefined = answer?.typed;
  // A box that is not ticked is not sent.
  const shown = typed ? { ...values, private: '', ...typed } : values;
  return (
    <Page
      title={t('wanted.howMuch', { product: productName })}
      width="form"
      search={false}
      back={{ href: `/wanted/${postId}`, label: t('common.back') }}
    >
      {changes.length > 0 && (
        <Alert tone="bad" title={t('wanted.changedTitle')}>
          {t('wanted.changedText', { changes: list(changes) })}
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
      <WantedForm
        {...form}
        groups={[]}
        hidden={{ version: typed?.version ?? version }}
        values={shown}
        words={words}
        send={t('common.save')}
      />
    </Page>
  );
}
