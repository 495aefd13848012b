import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { confirmJoin, openJoinRequest } from '~/domain/identity/confirm-join.server';
import { PERSON } from '~/domain/identity/session-lifetime';
import { developmentMailboxOpen } from '~/platform/development-mailbox.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { ownPath } from '~/platform/own-path';
import type { RouteHandle } from '~/platform/route-policy';
import { expiredCookie, readSecretCookie, secretCookie } from '~/platform/session-cookie.server';
import { retryHeaders, tooMany } from './problems';
import { visitorForm } from './visitor-form.server';

export const handle = { policy: 'visitor' } satisfies RouteHandle;
export const headers = retryHeaders;

const START_AGAIN = '/join?expired=1';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = readSecretCookie(request, 'join');
  const open = token && (await openJoinRequest(context.database.db, token, context.clock));
  if (!open) throw redirect(START_AGAIN);
  const page = { title: translator(context.locale).t('identity.confirm.title') };
  return json(
    { page, sentTo: open.sentTo, mailbox: developmentMailboxOpen() },
    { headers: visitorForm(context, request) },
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = readSecretCookie(request, 'join');
  if (!token) return redirect(START_AGAIN, 303);
  const { code: typed = '' } = await typedText(request);
  const { database, clock, clientAddress: address } = context;
  const device = { userAgent: request.headers.get('user-agent'), address };
  const confirmed = await confirmJoin(database.db, { token, typed }, device, clock);
  if (confirmed.ok) return welcome(request, confirmed.value.sessionToken);
  const { error } = confirmed;
  switch (error.code) {
    case 'expired':
      return redirect(START_AGAIN, 303);
    case 'too-many': {
      const { minutes, init } = tooMany(error, clock);
      return json({ typed, triesLeft: null, minutes }, init);
    }
    case 'wrong-code':
      if (error.triesLeft === 0) return redirect(START_AGAIN, 303);
      return json({ typed, triesLeft: error.triesLeft, minutes: null }, { status: 422 });
  }
}

function welcome(request: Request, sessionToken: string) {
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  const headers = new Headers();
  headers.append('Set-Cookie', secretCookie(request, 'session', sessionToken, PERSON.absolute));
  headers.append('Set-Cookie', expiredCookie(request, 'join'));
  return redirect(next, { status: 303, headers });
}

export default function ConfirmJoin() {
  const { sentTo, mailbox } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('identity.confirm.title')}
      lead={t('identity.confirm.sentTo', { address: `\u2066${sentTo}\u2069` })}
      width="form"
      search={false}
    >
      {refused?.minutes && (
        <Alert tone="bad" title={t('identity.error.tooMany')}>
          {t('identity.error.tooManyText', { minutes: refused.minutes })}
        </Alert>
      )}
      <Alert
        title={
          mailbox ? <a href="/development/mailbox">{t('identity.confirm.mailbox')}</a> : t('identity.confirm.unsent')
        }
      />
      <Form>
        <Field
          name="code"
          label={t('identity.confirm.code')}
          hint={t('identity.confirm.codeHint')}
          value={refused?.typed}
          error={refused?.triesLeft ? t('identity.error.codeWrong', { tries: refused.triesLeft }) : null}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
          dir="ltr"
          required
        />
        <Button icon="check" block>
          {t('identity.confirm.do')}
        </Button>
      </Form>
      <p>
        <a href="/join">{t('identity.confirm.again')}</a>
      </p>
    </Page>
  );
}
