import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import type { FieldProblems } from '~/domain/identity/identity-fields.schema';
import { countryChoices, guessCountry } from '~/domain/identity/countries';
import { readJoin, type TypedJoin } from '~/domain/identity/join.schema';
import { CODE_MINUTES } from '~/domain/identity/one-time-code';
import { requestToJoin } from '~/domain/identity/request-to-join.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { ownPath } from '~/platform/own-path';
import type { RouteHandle } from '~/platform/route-policy';
import { secretCookie } from '~/platform/session-cookie.server';
import { retryHeaders, summaryOf, tooMany } from './problems';
import { visitorForm } from './visitor-form.server';

export const handle = { policy: 'visitor' } satisfies RouteHandle;
export const headers = retryHeaders;

const FIELDS = ['identifier', 'country', 'displayName', 'organisation', 'password'];

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const data = {
    page: { title: translator(context.locale).t('identity.join.title') },
    country: guessCountry(request.headers.get('accept-language'), context.locale),
    countries: countryChoices(context.locale),
    expired: searchParams.has('expired'),
    next: ownPath(searchParams.get('next')),
  };
  return json(data, { headers: visitorForm(context, request) });
}

type Refused = { typed: Omit<TypedJoin, 'password'>; fields: FieldProblems; minutes: number | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const {
    identifier = '',
    password = '',
    displayName = '',
    organisation = '',
    country = '',
  } = await typedText(request);
  const typed = { identifier, displayName, organisation, country };
  const input = readJoin({ ...typed, password });
  if (!input.ok) return json<Refused>({ typed, fields: input.error.fields, minutes: null }, { status: 422 });
  const { database, clock, locale, clientAddress: address } = context;
  const asked = await requestToJoin(database.db, input.value, { address, locale }, clock);
  if (!asked.ok) {
    const { minutes, init } = tooMany(asked.error, clock);
    return json<Refused>({ typed, fields: {}, minutes }, init);
  }
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  return redirect(`/join/confirm?next=${encodeURIComponent(next)}`, {
    status: 303,
    headers: { 'Set-Cookie': secretCookie(request, 'join', asked.value.token, CODE_MINUTES * 60) },
  });
}

export default function Join() {
  const { country, countries, expired, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const i18n = useI18n();
  const { t } = i18n;
  const fields: FieldProblems = refused?.fields ?? {};
  const errorOf = (field: string) => (fields[field] ? t(fields[field]) : null);
  const typed = refused?.typed;
  return (
    <Page title={t('identity.join.title')} lead={t('identity.join.lead')} width="form" search={false}>
      {expired && !refused && (
        <Alert tone="waiting" title={t('identity.confirm.expired')}>
          {t('identity.confirm.expiredText')}
        </Alert>
      )}
      {refused?.minutes && (
        <Alert tone="bad" title={t('identity.error.tooMany')}>
          {t('identity.error.tooManyText', { minutes: refused.minutes })}
        </Alert>
      )}
      <ErrorSummary errors={summaryOf(fields, FIELDS, i18n)} />
      <Form>
        <Field
          name="identifier"
          label={t('identity.identifier')}
          hint={t('identity.identifierHint')}
          value={typed?.identifier}
          error={errorOf('identifier')}
          autoComplete="username"
          spellCheck={false}
          required
        />
        <Select
          name="country"
          label={t('identity.country')}
          options={countries}
          value={typed?.country ?? country}
          error={errorOf('country')}
        />
        <Field
          name="displayName"
          label={t('identity.displayName')}
          value={typed?.displayName}
          error={errorOf('displayName')}
          autoComplete="name"
          maxLength={200}
          required
        />
        <Field
          name="organisation"
          label={t('identity.organisation')}
          value={typed?.organisation}
          error={errorOf('organisation')}
          autoComplete="organization"
          maxLength={200}
          optional
        />
        <Field
          name="password"
          type="password"
          label={t('identity.newPassword')}
          hint={t('identity.newPasswordHint')}
          error={errorOf('password')}
          autoComplete="new-password"
          required
        />
        <Button icon="check" block>
          {t('identity.join.do')}
        </Button>
      </Form>
      <p className="muted">{t('identity.join.memberHint')}</p>
      <p>
        {t('identity.join.haveAccount')}{' '}
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t('identity.signIn.do')}</a>
      </p>
    </Page>
  );
}
