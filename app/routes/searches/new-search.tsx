import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { askedIn, askedText, offersAddress, without } from '~/domain/catalogue/offers-address';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { LONGEST_NAME } from '~/domain/catalogue/saved-searches/search-name';
import { saveSearch } from '~/domain/catalogue/saved-searches/save-search.server';
import { whatFits } from '~/domain/catalogue/saved-searches/what-fits.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { askedWords } from '../market/asked-words';
import { nameWords } from './name-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** What the address asks is what is saved; what is not understood, or asks for nothing, leads back to the list. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireActor(context);
  const { database, locale } = context;
  const asked = without(askedIn(new URL(request.url).searchParams), 'cursor');
  const query = readOfferQuery(new URLSearchParams(askedText(without(asked, 'sort'))), 1);
  if (!query.ok || Object.keys(without(asked, 'sort')).length === 0) throw redirect(offersAddress(asked), 303);
  const reference = await referenceOf(database.db);
  const words = askedWords(asked, query.value, reference, locale);
  return json({
    page: { title: translator(locale).t('search.save') },
    formId: newId(),
    asked: askedText(asked),
    back: offersAddress(asked),
    words,
    name: words.slice(0, LONGEST_NAME),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale, clock } = context;
  const typed = await typedText(request);
  const asked = without(askedIn(new URLSearchParams(typed.asked ?? '')), 'cursor');
  const query = readOfferQuery(new URLSearchParams(askedText(without(asked, 'sort'))), 1);
  if (!query.ok || Object.keys(without(asked, 'sort')).length === 0) return redirect(offersAddress(asked), 303);
  const fits = await whatFits(database.pool, query.value, clock.now());
  const { t } = translator(locale);
  const formId = isId(typed.formId) ? typed.formId : newId();
  const name = typed.name ?? '';
  if (!fits) return json({ name, formId, message: t('search.error.nothing-fits') }, { status: 422 });
  const saved = await transact(database.db, (tx) =>
    saveSearch(tx, actor, { formId, name, asked: askedText(asked), fits }, clock),
  );
  if (saved.ok) return redirect('/account/searches?done=saved', 303);
  return json({ name, formId, message: nameWords(saved.error, t) }, { status: 422 });
}

export default function NewSearch() {
  const { formId, asked, back, words, name } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('search.save')}
      lead={t('search.saveLead')}
      width="form"
      search={false}
      back={{ href: back, label: t('search.backToList') }}
    >
      <ErrorSummary errors={refused ? [{ field: 'name', message: refused.message }] : []} />
      <p>
        <bdi>{words}</bdi>
      </p>
      <Form className="stack" action={`/account/searches/new?${asked}`}>
        <input type="hidden" name="formId" value={refused?.formId ?? formId} />
        <input type="hidden" name="asked" value={asked} />
        <Field
          name="name"
          label={t('search.name')}
          hint={t('search.nameHint')}
          value={refused?.name ?? name}
          error={refused?.message}
          maxLength={LONGEST_NAME}
          dir="auto"
        />
        <Button icon="check">{t('search.saveIt')}</Button>
      </Form>
    </Page>
  );
}
