import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { latestErasureRequest } from '~/domain/identity/erasure.queries.server';
import { requestOwnErasure, withdrawErasure } from '~/domain/identity/request-erasure.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const request = await latestErasureRequest(context.database.db, actor);
  return json({ page: { title: translator(context.locale).t('people.data') }, request });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireMember(context);
  const { intent } = await typedText(request);
  await transact<unknown, never>(context.database.db, (tx) =>
    intent === 'withdraw' ? withdrawErasure(tx, actor, context.clock) : requestOwnErasure(tx, actor, context.clock),
  );
  return redirect('/my/data', 303);
}

export default function MyData() {
  const { request } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const waits = request?.state === 'requested';
  return (
    <Page
      title={t('people.data')}
      lead={t('people.dataLead')}
      back={{ href: '/my', label: t('people.mine') }}
      width="form"
      search={false}
    >
      {request?.state === 'refused' && request.decidedAt && (
        <Alert
          title={t('people.erasureRefused', { date: date(new Date(request.decidedAt)), reason: request.reason ?? '' })}
        />
      )}
      <Card title={t('people.export')}>
        <p>{t('people.exportText')}</p>
        <LinkButton href="/my/data/export" look="plain" icon="download">
          {t('people.export')}
        </LinkButton>
      </Card>
      <Card title={t('people.erasure')}>
        <p>{t('people.erasureText')}</p>
        <p>
          {waits ? t('people.erasureAsked', { date: date(new Date(request.requestedAt)) }) : t('people.erasureBefore')}
        </p>
        <Form action="/my/data">
          {waits ? (
            <Button name="intent" value="withdraw" look="plain" icon="undo">
              {t('people.erasureWithdraw')}
            </Button>
          ) : (
            <Button name="intent" value="ask" look="danger" icon="remove">
              {t('people.erasureAsk')}
            </Button>
          )}
        </Form>
      </Card>
    </Page>
  );
}
