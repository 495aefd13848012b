import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { WaitingMeeting } from '~/components/meeting/waiting-meeting';
import { Page } from '~/components/page';
import { endSession } from '~/domain/identity/end-session.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { expiredCookie, readSecretCookie } from '~/platform/session-cookie.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.actor) throw redirect('/');
  return json({
    page: { title: translator(context.locale).t('identity.signOut.title') },
    accountId: context.actor.accountId,
  });
}

/**
 * Ends the session on the server and on the device: the cookie, what the browser kept of pages, and drafts. The language
 * chosen on the device stays.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = readSecretCookie(request, 'session');
  if (token) await endSession(context.database.db, token, context.clock);
  return redirect('/sign-in?signed-out=1', {
    status: 303,
    headers: {
      'Set-Cookie': expiredCookie(request, 'session'),
      'Clear-Site-Data': '"cache", "storage"',
    },
  });
}

export default function SignOut() {
  const { accountId } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('identity.signOut.title')} lead={t('identity.signOut.text')} width="form" search={false}>
      <WaitingMeeting accountId={accountId} signingOut />
      <Form>
        <Button icon="signOut" block>
          {t('common.signOut')}
        </Button>
      </Form>
      <LinkButton href="/" look="plain" block>
        {t('common.cancel')}
      </LinkButton>
    </Page>
  );
}
