import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { TextArea } from '~/components/text-area';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { askForSample } from '~/domain/sourcing/suppliers/ask-for-sample.server';
import { sampleSchema } from '~/domain/sourcing/suppliers/sample.schema';
import { supplierToAsk } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import { usualPlace } from '~/domain/sourcing/wanted/places.queries.server';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from '../sell/field-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

async function requireSupplier(context: RequestContext, id: string | undefined) {
  const actor = requireActor(context);
  const supplier = isId(id) ? await supplierToAsk(context.database.db, id) : undefined;
  if (!supplier) throw notFound();
  return { actor, supplier };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, supplier } = await requireSupplier(context, params.id);
  const { locale } = context;
  const { db } = context.database;
  const [reference, place] = await Promise.all([referenceOf(db), usualPlace(db, actor)]);
  const { t } = translator(locale);
  return json({
    page: { title: t('sourcing.askSample') },
    formId: newId(),
    supplier: { id: supplier.id, name: supplier.name },
    offers: supplier.offers.map(({ id, title, unit }) => ({
      value: id,
      label: t('sourcing.offerIn', { title, unit: reference.unitName(unit, locale) }),
    })),
    stored: {
      offerId: new URL(request.url).searchParams.get('offer') ?? '',
      quantity: '1',
      place: [place.deliveryPlace, place.district].filter(Boolean).join(', '),
    },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, supplier } = await requireSupplier(context, params.id);
  const words = translator(context.locale);
  const { t } = words;
  const typed = await typedText(request);
  const parsed = sampleSchema.safeParse(typed);
  if (!parsed.success) return refused(typed, fieldWords(fieldErrors(parsed.error), words), 422);
  const formId = isId(typed.formId) ? typed.formId : newId();
  const asked = await transact(context.database.db, (tx) =>
    askForSample(tx, actor, supplier.id, { ...parsed.data, formId }, context.clock),
  );
  if (asked.ok) return redirect(`/samples/${asked.value}?done=asked`, 303);
  switch (asked.error.code) {
    case 'supplier-not-found':
      throw notFound();
    case 'asked-already':
      return refused(typed, { offerId: t('sourcing.askedAlready') }, 409, asked.error.requestId);
    case 'too-many-open':
      return refused(typed, { offerId: t('sourcing.tooManySamples', { most: asked.error.most }) }, 409);
    case 'offer-not-found':
      return refused(typed, { offerId: t('sourcing.offerGone') }, 409);
    case 'own-enterprise':
      return refused(typed, { offerId: t('sourcing.ownSupplier') }, 409);
    case 'supplier-cannot-sell':
      return refused(typed, { offerId: t('sourcing.notVettedNow') }, 409);
  }
}

function refused(typed: TypedText, words: Record<string, string>, status: number, knownId: string | null = null) {
  return json({ typed, words, knownId }, { status });
}

export default function NewSample() {
  const { formId, supplier, offers, stored } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const values: TypedText = { ...stored, ...answer?.typed };
  const back = { href: `/enterprises/${supplier.id}`, label: <bdi>{supplier.name}</bdi> };
  if (offers.length === 0) {
    return (
      <Page title={t('sourcing.askSample')} width="form" search={false} back={back}>
        <EmptyState icon="package" title={t('sourcing.noOffersNow')} />
      </Page>
    );
  }
  return (
    <Page title={t('sourcing.askSample')} lead={t('sourcing.askSampleLead')} width="form" search={false} back={back}>
      {answer?.knownId && (
        <Alert title={t('sourcing.askedAlready')}>
          <LinkButton href={`/samples/${answer.knownId}`} look="plain" icon="next">
            {t('sourcing.toSample')}
          </LinkButton>
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
      <Form>
        <input type="hidden" name="formId" value={values.formId ?? formId} />
        <Select
          name="offerId"
          label={t('sourcing.product')}
          options={offers}
          value={values.offerId || (offers.length === 1 ? offers[0]?.value : undefined)}
          error={words.offerId}
        />
        <Field
          name="quantity"
          label={t('sourcing.quantity')}
          inputMode="numeric"
          autoComplete="off"
          width="medium"
          value={values.quantity}
          error={words.quantity}
        />
        <Field
          name="place"
          label={t('sourcing.samplePlace')}
          value={values.place}
          error={words.place}
          maxLength={300}
          dir="auto"
        />
        <TextArea
          name="words"
          label={t('sourcing.toSupplier')}
          hint={t('sourcing.sampleWordsHint')}
          value={values.words}
          error={words.words}
          optional
          rows={3}
          maxLength={1000}
        />
        <Button icon="check">{t('sourcing.send')}</Button>
      </Form>
    </Page>
  );
}
