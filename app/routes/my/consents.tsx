import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { StatusBadge } from '~/components/status-badge';
import { changeConsent } from '~/domain/identity/change-consent.server';
import { isSinglePurpose } from '~/domain/identity/consent-purposes';
import { ownConsents } from '~/domain/identity/own-consents.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const consents = await ownConsents(context.database.db, actor);
  const saved = new URL(request.url).searchParams.has('saved');
  return json({ page: { title: translator(context.locale).t('people.consents') }, consents, saved });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireMember(context);
  const { purpose, given } = await typedText(request);
  if (!isSinglePurpose(purpose)) throw notFound();
  const change = { purpose, given: given === 'yes' };
  await transact(context.database.db, (tx) => changeConsent(tx, actor, change, context.clock));
  return redirect('/my/consents?saved', 303);
}

export default function MyConsents() {
  const { consents, saved } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const day = (moment: string) => date(new Date(moment));
  return (
    <Page title={t('people.consents')} back={{ href: '/my', label: t('people.mine') }} width="form" search={false}>
      {saved && <Alert tone="good" title={t('people.consentSaved')} />}
      {consents.map(({ purpose, version, given, history }) => (
        <Card key={purpose} title={t(`people.consent.${purpose}`)}>
          <p>{t(`people.consent.${purpose}.v${version}`)}</p>
          <p>
            <StatusBadge tone={given ? 'good' : 'neutral'}>
              {t(given ? 'people.consentGiven' : 'people.consentNot')}
            </StatusBadge>
          </p>
          <ul className="plain-list muted small">
            {history.map(({ givenAt, withdrawnAt }) => (
              <li key={`${givenAt} ${withdrawnAt ?? ''}`}>
                {withdrawnAt
                  ? t('people.consentWithdrawnOn', { date: day(givenAt), until: day(withdrawnAt) })
                  : t('people.consentGivenOn', { date: day(givenAt) })}
              </li>
            ))}
          </ul>
          {purpose === 'member_record' ? (
            <>
              <p>{t('people.consentRecordText')}</p>
              <LinkButton href="/account/withdrawal" look="quiet" icon="undo">
                {t('people.consentWithdraw')}
              </LinkButton>
            </>
          ) : (
            <Form action="/my/consents">
              <input type="hidden" name="purpose" value={purpose} />
              <Button
                name="given"
                value={given ? 'no' : 'yes'}
                look={given ? 'quiet' : 'plain'}
                icon={given ? 'undo' : 'agreed'}
              >
                {t(given ? 'people.consentWithdraw' : 'people.consentGive')}
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </Page>
  );
}
