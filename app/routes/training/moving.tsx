import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { SessionFacts } from '~/components/session-facts';
import { SessionPage } from '~/components/session-page';
import { SessionPlaceFields } from '~/components/session-place-fields';
import { moveSession } from '~/domain/programme/training/move-session.server';
import { trainersFor } from '~/domain/programme/training/session-choices.queries.server';
import { sessionView } from '~/domain/programme/training/sessions.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords, problemList } from './field-words';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { db } = context.database;
  if (!isId(params.id)) throw notFound();
  const [session, trainers] = await Promise.all([sessionView(db, actor, params.id), trainersFor(db, actor)]);
  if (session?.state !== 'planned') throw notFound();
  const { trainerId, trainer } = session;
  const others = trainers.map(({ accountId, name }) => ({ value: accountId, label: name }));
  const known = others.some(({ value }) => value === trainerId);
  return json({
    page: { title: translator(context.locale).t('training.moveSession') },
    session,
    trainers: known ? others : [{ value: trainerId, label: trainer }, ...others],
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  if (!isId(params.id)) throw notFound();
  const sessionId = params.id;
  const typed = await typedText(request);
  const moved = await transact(context.database.db, (tx) =>
    moveSession(tx, actor, { sessionId, typed }, context.clock),
  );
  if (moved.ok || moved.error.code === 'not-planned') return redirect(`/staff/sessions/${sessionId}`, 303);
  switch (moved.error.code) {
    case 'not-found':
      throw notFound();
    case 'changed-meanwhile':
      return json({ typed, words: {}, by: moved.error.by }, { status: 409 });
    case 'invalid': {
      const words = fieldWords(moved.error.problems, translator(context.locale));
      return json({ typed, words, by: null }, { status: 422 });
    }
  }
}

export default function Moving() {
  const { session, trainers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const { sessionOn, startsAt, place, trainerId } = session;
  const words: Record<string, string> = answer?.words ?? {};
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  return (
    <SessionPage title={t('training.moveSession')} session={session} width="form">
      {answer?.by && (
        <Alert tone="waiting" title={t('training.movedMeanwhile', { name: answer.by })}>
          <SessionFacts {...session} />
        </Alert>
      )}
      <ErrorSummary errors={problemList(words)} />
      <Form>
        <input type="hidden" name="edition" value={session.edition} />
        <SessionPlaceFields
          trainers={trainers}
          values={{ sessionOn, startsAt, place, trainerId, ...typed }}
          words={words}
        />
        <Field
          name="reason"
          label={t('training.reason')}
          hint={t('training.moveReason')}
          maxLength={300}
          value={typed.reason}
          error={words.reason}
        />
        <ActionBar>
          <Button icon="calendar">{t('training.moveSession')}</Button>
        </ActionBar>
      </Form>
    </SessionPage>
  );
}
