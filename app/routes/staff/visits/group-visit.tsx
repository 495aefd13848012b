import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { DefinitionList } from '~/components/definition-list';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { GroupWarningFigures } from '~/components/group-warning-figures';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { finishGroupVisit, type FinishGroupVisitError } from '~/domain/eligibility/warnings/finish-group-visit.server';
import { groupWarning } from '~/domain/eligibility/warnings/group-warning.queries.server';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { toAsciiDigits } from '~/platform/digits';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff, type RequestContext } from '~/platform/request.server';
import { plainText } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

type Args = { params: Record<string, string | undefined>; context: RequestContext };

async function requireWarning({ params, context }: Args) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const warning = await groupWarning(context.database.db, actor.staff, params.id);
  if (!warning) throw notFound();
  return { actor, warning };
}

export async function loader(args: LoaderFunctionArgs) {
  const { warning } = await requireWarning(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('vetting.groupVisit') }, warning, today: today(args.context.clock) });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, warning } = await requireWarning(args);
  const { database, clock, locale } = args.context;
  const { visitedOn = '', note = '' } = await typedText(args.request);
  const input = { visitedOn: toAsciiDigits(visitedOn), note: plainText(note, 4_000) };
  const finished = await transact(database.db, (tx) => finishGroupVisit(tx, actor, warning.id, input, clock));
  if (finished.ok) return redirect(`/staff/group-visits/${warning.id}`, 303);
  const { error } = finished;
  if (error.code === 'visit-not-found') throw notFound();
  const status = error.code === 'done-already' ? 409 : 422;
  return json({ visitedOn, note, words: problemWords(error, translator(locale)) }, { status });
}

function problemWords(
  error: Exclude<FinishGroupVisitError, { code: 'visit-not-found' }>,
  { t, date }: Translator,
): { visitedOn?: string; note?: string } {
  switch (error.code) {
    case 'done-already':
      return { note: t('vetting.problem.doneAlready', { note: error.note }) };
    case 'not-a-day':
      return { visitedOn: t('vetting.problem.not-a-day') };
    case 'in-the-future':
      return { visitedOn: t('vetting.problem.in-the-future', { date: date(error.today) }) };
    case 'before-the-warning':
      return { visitedOn: t('vetting.problem.beforeWarning', { date: date(error.raisedOn) }) };
    case 'note-too-short':
      return { note: t('vetting.problem.reason', { least: error.least }) };
  }
}

export default function GroupVisit() {
  const { warning, today: day } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const words = answer?.words ?? {};
  return (
    <Page
      title={t('vetting.groupVisit')}
      lead={
        <>
          <a href={`/groups/${warning.groupId}`}>
            <bdi>{warning.groupName}</bdi>
          </a>{' '}
          · {warning.branch}
        </>
      }
      search={false}
      back={{ href: '/staff/visits', label: t('vetting.visits') }}
    >
      <p>{t('vetting.warningLead', { date: date(warning.raisedOn) })}</p>
      <GroupWarningFigures warning={warning} />
      {warning.state === 'done' ? (
        <DefinitionList
          items={[
            { key: 'on', term: t('vetting.visitedOn'), value: warning.visitedOn && date(warning.visitedOn) },
            { key: 'by', term: t('vetting.visitor'), value: warning.doneBy },
            { key: 'note', term: t('vetting.found'), value: warning.note },
          ]}
        />
      ) : (
        <>
          <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
          <Form>
            <Field
              name="visitedOn"
              type="date"
              width="medium"
              label={t('vetting.visitedOn')}
              value={answer?.visitedOn ?? day}
              error={words.visitedOn}
            />
            <TextArea
              name="note"
              label={t('vetting.found')}
              hint={t('vetting.foundHint')}
              value={answer?.note}
              error={words.note}
            />
            <Button icon="check">{t('vetting.visitDone')}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
