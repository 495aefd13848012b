import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { changePassword } from '~/domain/identity/change-password.server';
import { PASSWORD_MESSAGES, type FieldProblems } from '~/domain/identity/identity-fields.schema';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { readSecretCookie } from '~/platform/session-cookie.server';
import { retryHeaders, summaryOf, tooMany } from './problems';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const headers = retryHeaders;

export function loader({ context }: LoaderFunctionArgs) {
  return json({ page: { title: translator(context.locale).t('identity.password.title') } });
}

type Refused = { fields: FieldProblems; minutes: number | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { present = '', wanted = '' } = await typedText(request);
  const token = readSecretCookie(request, 'session') ?? '';
  const { database, clock } = context;
  const changed = await changePassword(database.db, actor, { present, wanted }, token, clock);
  if (changed.ok) return redirect('/account?done=password', 303);
  const { error } = changed;
  if (error.code === 'too-many') {
    const { minutes, init } = tooMany(error, clock);
    return json<Refused>({ fields: {}, minutes }, init);
  }
  const fields: FieldProblems =
    error.code === 'wrong-password'
      ? { present: 'identity.error.passwordWrong' }
      : { wanted: PASSWORD_MESSAGES[error.code] };
  return json<Refused>({ fields, minutes: null }, { status: 422 });
}

export default function AccountPassword() {
  const refused = useActionData<typeof action>();
  const i18n = useI18n();
  const { t } = i18n;
  const fields = refused?.fields ?? {};
  return (
    <Page
      title={t('identity.password.title')}
      back={{ href: '/account', label: t('identity.account.title') }}
      width="form"
      search={false}
    >
      {refused?.minutes && (
        <Alert tone="bad" title={t('identity.error.tooMany')}>
          {t('identity.error.tooManyText', { minutes: refused.minutes })}
        </Alert>
      )}
      <ErrorSummary errors={summaryOf(fields, ['present', 'wanted'], i18n)} />
      <Form>
        <Field
          name="present"
          type="password"
          label={t('identity.password.present')}
          error={fields.present ? t(fields.present) : null}
          autoComplete="current-password"
          required
        />
        <Field
          name="wanted"
          type="password"
          label={t('identity.password.wanted')}
          hint={t('identity.newPasswordHint')}
          error={fields.wanted ? t(fields.wanted) : null}
          autoComplete="new-password"
          required
        />
        <Button icon="check" block>
          {t('identity.password.do')}
        </Button>
      </Form>
    </Page>
  );
}
