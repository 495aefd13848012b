import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { ownAccount, ownSessions } from '~/domain/identity/account.queries.server';
import { changeProfile } from '~/domain/identity/change-profile.server';
import { countryChoices } from '~/domain/identity/countries';
import { fieldProblems } from '~/domain/identity/identity-fields.schema';
import { profileSchema } from '~/domain/identity/profile.schema';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { languageCookie, translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { readSecretCookie } from '~/platform/session-cookie.server';
import { doneWords } from './account-done';
import { MemberCard } from './member-card';
import { ProfileForm } from './profile-form';
import { SessionList } from './session-list';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { db } = context.database;
  const token = readSecretCookie(request, 'session');
  const [account, sessions] = await Promise.all([ownAccount(db, actor), ownSessions(db, actor, token, context.clock)]);
  return json({
    page: { title: translator(context.locale).t('identity.account.title') },
    account,
    sessions,
    countries: countryChoices(context.locale),
    now: context.clock.now(),
    done: new URL(request.url).searchParams.get('done'),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { displayName = '', organisation = '', country = '', locale = '' } = await typedText(request);
  const typed = { displayName, organisation, country, locale };
  const input = profileSchema.safeParse(typed);
  if (!input.success) return json({ typed, fields: fieldProblems(input.error) }, { status: 422 });
  await transact(context.database.db, (tx) => changeProfile(tx, actor, input.data));
  return redirect('/account?done=saved', {
    status: 303,
    headers: { 'Set-Cookie': languageCookie(input.data.locale) },
  });
}

export default function Account() {
  const { account, sessions, countries, now, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  const words = doneWords(done);
  return (
    <Page title={t('identity.account.title')} width="form">
      {words && !refused && <Alert tone="good" title={t(words)} />}
      <MemberCard member={account.member} />
      <ProfileForm
        account={account}
        typed={refused?.typed ?? null}
        fields={refused?.fields ?? {}}
        countries={countries}
      />
      <SessionList sessions={sessions} now={new Date(now)} />
      <LinkButton href="/account/searches" look="plain" icon="search" block>
        {t('search.saved')}
      </LinkButton>
      <LinkButton href="/account/password" look="plain" icon="code" block>
        {t('identity.password.title')}
      </LinkButton>
      <LinkButton href="/account/tokens" look="plain" icon="exchange" block>
        {t('identity.tokens.title')}
      </LinkButton>
      <LinkButton href="/sign-out" look="plain" icon="signOut" block>
        {t('common.signOut')}
      </LinkButton>
    </Page>
  );
}
