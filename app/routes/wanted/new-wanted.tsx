import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { KeptForm } from '~/components/kept-form';
import { Page } from '~/components/page';
import { ProductPicker } from '~/components/product-picker';
import { WantedForm } from '~/components/wanted/wanted-form';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { countryChoices } from '~/domain/identity/countries';
import { ownGroups } from '~/domain/programme/own-groups.queries.server';
import { usualPlace } from '~/domain/sourcing/wanted/places.queries.server';
import { MOST_OPEN_POSTS, postWanted } from '~/domain/sourcing/wanted/post-wanted.server';
import { today } from '~/platform/clock';
import { knownCurrencies } from '~/platform/currencies';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { formIdInAddress, formIdOf } from '~/platform/form-id.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { productChoice } from '../sell/product-choice.server';
import { readWanted, unitsFor } from './read-wanted.server';
import { wantedWords } from './wanted-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** First what it is, then how much and when. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale, clock } = context;
  const address = new URL(request.url).searchParams;
  const reference = await referenceOf(database.db);
  const product = reference.productType(address.get('product') ?? '');
  const page = { title: translator(locale).t('wanted.new') };
  if (!product) {
    const choice = await productChoice(database, address, locale);
    return json({ page, formId: formIdOf(address), choice, form: null });
  }
  const formId = formIdInAddress(request);
  const [place, groups] = await Promise.all([
    usualPlace(database.db, actor),
    product.side === 'input' ? ownGroups(database.db, actor) : [],
  ]);
  return json({
    page,
    formId,
    choice: null,
    form: {
      product: product.code,
      productName: reference.productTypeName(product.code, locale),
      units: unitsFor(reference, product.code).map(({ code }) => ({
        value: code,
        label: reference.unitName(code, locale),
      })),
      countries: countryChoices(locale),
      currencies: knownCurrencies.map((code) => ({ value: code, label: code })),
      groups: groups.map(({ id, name }) => ({ value: id, label: name })),
      today: today(clock),
      values: { ...place, unit: product.unit, quantity: address.get('quantity') ?? '' },
    },
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale, clock } = context;
  const words = translator(locale);
  const typed = await typedText(request);
  const reference = await referenceOf(database.db);
  const product = reference.productType(typed.productType ?? '');
  if (!product) return refused(typed, { product: words.t('catalogue.error.unknown-product') });
  if (typed.quantity === undefined) {
    const address = new URLSearchParams({ product: product.code, form: typed.formId ?? '' });
    return redirect(`/wanted/new?${address.toString()}`, 303);
  }
  const read = await readWanted(context, reference, product.code, typed);
  if (!read.ok) return refused(typed, wantedWords(read.error.errors, words));
  const formId = isId(typed.formId) ? typed.formId : newId();
  const { version: _, ...terms } = read.value;
  const input = { ...terms, productType: product.code, formId };
  const posted = await transact(database.db, (tx) => postWanted(tx, actor, input, clock));
  if (posted.ok) return redirect(`/wanted/${posted.value}?done=posted`, 303);
  switch (posted.error.code) {
    case 'group-not-found':
      throw notFound();
    case 'too-many-open':
      return refused(typed, { quantity: words.t('wanted.error.too-many-open', { most: MOST_OPEN_POSTS }) });
    case 'unknown-product':
    case 'unit-does-not-fit':
      return refused(typed, { unit: words.t('catalogue.error.unknown-choice') });
  }
}

function refused(typed: Partial<Record<string, string>>, words: Record<string, string>) {
  return json({ typed, words }, { status: 422 });
}

export default function NewWanted() {
  const { formId, choice, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const errors = Object.entries(words).map(([field, message]) => ({ field, message }));
  if (!form) {
    return (
      <Page
        title={t('wanted.whatIsIt')}
        lead={t('wanted.newLead')}
        width="form"
        search={false}
        back={{ href: '/wanted', label: t('wanted.title') }}
      >
        {choice && (
          <ProductPicker
            choice={choice}
            path="/wanted/new"
            hidden={{ formId }}
            keep={{ form: formId }}
            error={words.product}
          />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={t('wanted.howMuch', { product: form.productName })}
      lead={t('wanted.newLead')}
      width="form"
      search={false}
      back={{ href: `/wanted/new?form=${formId}`, label: t('wanted.otherProduct') }}
    >
      <ErrorSummary errors={errors} />
      <KeptForm name={`wanted ${formId}`} answered={answer !== undefined}>
        <WantedForm
          {...form}
          hidden={{ productType: form.product, formId: answer?.typed.formId ?? formId }}
          values={{ ...form.values, ...answer?.typed }}
          words={words}
          send={t('wanted.post')}
        />
      </KeptForm>
    </Page>
  );
}
