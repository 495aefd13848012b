import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { guessCountry } from '~/domain/identity/countries';
import type { FieldProblems } from '~/domain/identity/identity-fields.schema';
import { PERSON } from '~/domain/identity/session-lifetime';
import { signIn } from '~/domain/identity/sign-in.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { ownPath } from '~/platform/own-path';
import type { RouteHandle } from '~/platform/route-policy';
import { readSecretCookie, secretCookie } from '~/platform/session-cookie.server';
import { retryHeaders, summaryOf, tooMany } from './problems';
import { visitorForm } from './visitor-form.server';

export const handle = { policy: 'visitor' } satisfies RouteHandle;
export const headers = retryHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get('next'));
  const page = { title: translator(context.locale).t('identity.signIn.title') };
  return json(
    { page, next, needed: next !== '/', signedOut: searchParams.has('signed-out') },
    { headers: visitorForm(context, request) },
  );
}

type Refused = { identifier: string; fields: FieldProblems; wrong: boolean; minutes: number | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const { identifier = '', password = '' } = await typedText(request);
  const refused: Refused = { identifier, fields: missing(identifier, password), wrong: false, minutes: null };
  if (Object.keys(refused.fields).length > 0) return json(refused, { status: 422 });
  const { database, clock, clientAddress: address, locale } = context;
  const country = guessCountry(request.headers.get('accept-language'), locale);
  const from = {
    address,
    userAgent: request.headers.get('user-agent'),
    formerToken: readSecretCookie(request, 'session'),
  };
  const signedIn = await signIn(database.db, { identifier, password, country }, from, clock);
  if (signedIn.ok) {
    const cookie = secretCookie(request, 'session', signedIn.value.sessionToken, PERSON.absolute);
    const next = ownPath(new URL(request.url).searchParams.get('next'));
    return redirect(next, { status: 303, headers: { 'Set-Cookie': cookie } });
  }
  if (signedIn.error.code === 'wrong') return json({ ...refused, wrong: true }, { status: 422 });
  const { minutes, init } = tooMany(signedIn.error, clock);
  return json({ ...refused, minutes }, init);
}

function missing(identifier: string, password: string): FieldProblems {
  return {
    ...(identifier.trim() === '' && { identifier: 'identity.error.identifierMissing' as const }),
    ...(password === '' && { password: 'identity.error.passwordMissing' as const }),
  };
}

export default function SignIn() {
  const { next, needed, signedOut } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const i18n = useI18n();
  const { t } = i18n;
  const fields = refused?.fields ?? {};
  return (
    <Page title={t('identity.signIn.title')} width="form" search={false}>
      {signedOut && !refused && <Alert tone="good" title={t('identity.signOut.done')} />}
      {needed && !refused && <Alert title={t('identity.signIn.needed')} />}
      {refused?.wrong && (
        <Alert tone="bad" title={t('identity.error.signInWrong')}>
          {t('identity.error.signInWrongText')}
        </Alert>
      )}
      {refused?.minutes && (
        <Alert tone="bad" title={t('identity.error.tooMany')}>
          {t('identity.error.tooManyText', { minutes: refused.minutes })}
        </Alert>
      )}
      <ErrorSummary errors={summaryOf(fields, ['identifier', 'password'], i18n)} />
      <Form>
        <Field
          name="identifier"
          label={t('identity.identifier')}
          hint={t('identity.identifierHint')}
          value={refused?.identifier}
          error={fields.identifier ? t(fields.identifier) : null}
          autoComplete="username"
          spellCheck={false}
          required
        />
        <Field
          name="password"
          type="password"
          label={t('identity.password')}
          error={fields.password ? t(fields.password) : null}
          autoComplete="current-password"
          required
        />
        <Button icon="signIn" block>
          {t('identity.signIn.do')}
        </Button>
      </Form>
      <p>
        {t('identity.signIn.noAccount')} <a href={`/join?next=${encodeURIComponent(next)}`}>{t('identity.join.do')}</a>
      </p>
    </Page>
  );
}
