import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { decideErasure } from '~/domain/identity/decide-erasure.server';
import { waitingErasures } from '~/domain/identity/erasure.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const [waiting] = isId(params.id) ? await waitingErasures(context.database.db, staff, params.id) : [];
  if (!waiting) throw notFound();
  return json({ page: { title: translator(context.locale).t('people.erasureOf', { name: waiting.name }) }, waiting });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const requestId = params.id;
  const { intent, reason = '' } = await typedText(request);
  const input = {
    requestId,
    decision: intent === 'grant' ? 'grant' : 'refuse',
    reason: reason.slice(0, 2_000),
  } as const;
  const decided = await transact(context.database.db, (tx) => decideErasure(tx, actor, input, context.clock));
  if (decided.ok) return redirect(input.decision === 'grant' ? '/staff/erasures?done' : '/staff/erasures', 303);
  if (decided.error.code === 'not-found') throw notFound();
  return json({ error: decided.error, reason }, { status: decided.error.code === 'reason-missing' ? 422 : 409 });
}

export default function StaffErasure() {
  const { waiting } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, date } = useI18n();
  const error = refused?.error;
  return (
    <Page
      title={t('people.erasureOf', { name: waiting.name })}
      lead={t('people.erasureRequestedOn', { date: date(new Date(waiting.requestedAt)), name: waiting.requestedBy })}
      back={{ href: '/staff/erasures', label: t('people.erasures') }}
      width="form"
      search={false}
    >
      {error?.code === 'own-request' && <Alert tone="bad" title={t('people.erasureOwn')} />}
      {error?.code === 'unsettled' && (
        <Alert tone="bad" title={t('people.erasureUnsettled')}>
          <ul>
            {error.what.map((what) => (
              <li key={what}>{t(`people.unsettled.${what}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p>{t('people.erasureText')}</p>
      <Form>
        <TextArea
          name="reason"
          label={t('people.erasureReason')}
          hint={t('people.erasureReasonHint')}
          value={refused?.reason}
          maxLength={2000}
          error={error?.code === 'reason-missing' ? t('people.erasureReasonMissing') : null}
        />
        <Button name="intent" value="refuse" look="plain" icon="close">
          {t('people.erasureRefuse')}
        </Button>
        <Button name="intent" value="grant" look="danger" icon="remove">
          {t('people.erasureGrant')}
        </Button>
      </Form>
    </Page>
  );
}
