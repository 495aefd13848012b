import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { SessionPage } from '~/components/session-page';
import { cancelSession } from '~/domain/programme/training/cancel-session.server';
import { sessionView } from '~/domain/programme/training/sessions.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords } from './field-words';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  if (!isId(params.id)) throw notFound();
  const session = await sessionView(context.database.db, actor, params.id);
  if (session?.state !== 'planned') throw notFound();
  return json({ page: { title: translator(context.locale).t('training.cancelSession') }, session });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  if (!isId(params.id)) throw notFound();
  const sessionId = params.id;
  const { reason } = await typedText(request);
  const done = await transact(context.database.db, (tx) =>
    cancelSession(tx, actor, { sessionId, reason }, context.clock),
  );
  if (done.ok || done.error.code === 'held') return redirect(`/staff/sessions/${sessionId}`, 303);
  if (done.error.code === 'not-found') throw notFound();
  return json({ reason, error: problemWords(done.error.problem, translator(context.locale)) }, { status: 422 });
}

export default function Cancellation() {
  const { session } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <SessionPage title={t('training.cancelSession')} session={session} width="form">
      <Form>
        <Field name="reason" label={t('training.reason')} value={answer?.reason} error={answer?.error} />
        <ActionBar>
          <Button look="danger" icon="close">
            {t('training.cancelSession')}
          </Button>
        </ActionBar>
      </Form>
    </SessionPage>
  );
}
