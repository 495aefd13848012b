import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { AssessmentCards } from '~/components/assessment-cards';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { TopicWord } from '~/components/topic';
import { assessmentSubject } from '~/domain/programme/training/assessments.queries.server';
import { recordAssessment } from '~/domain/programme/training/record-assessment.server';
import { isTopic } from '~/domain/programme/training/topics';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { fieldWords, problemList } from './field-words';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const FORMS = ['oral', 'observed', 'written'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { id: memberId, module: moduleId } = params;
  if (!isId(memberId) || !isId(moduleId)) throw notFound();
  const subject = await assessmentSubject(context.database.db, actor, { memberId, moduleId });
  if (!subject || !isTopic(subject.module.topic)) throw notFound();
  const address = new URL(request.url).searchParams;
  const session = address.get('session') ?? undefined;
  return json({
    page: { title: `${subject.member.name} · ${subject.module.title}` },
    ...subject,
    topic: subject.module.topic,
    form: FORMS.find((form) => form === address.get('form')) ?? 'oral',
    day: today(context.clock, subject.timezone),
    session: isId(session) ? session : null,
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  const { id: memberId, module: moduleId } = params;
  if (!isId(memberId) || !isId(moduleId)) throw notFound();
  const typed = await typedText(request);
  const kept = await transact(context.database.db, (tx) =>
    recordAssessment(tx, actor, { memberId, moduleId }, typed, context.clock),
  );
  if (kept.ok) {
    const next = isId(typed.session) ? `/staff/sessions/${typed.session}/assessments` : `/staff/members/${memberId}`;
    return redirect(next, 303);
  }
  if (kept.error.code === 'not-found') throw notFound();
  return json({ typed, words: fieldWords(kept.error.problems, translator(context.locale)) }, { status: 422 });
}

export default function Assessment() {
  const { member, module, topic, form, day, session, earlier } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const typed: Record<string, string | undefined> = answer?.typed ?? {};
  const words: Record<string, string> = answer?.words ?? {};
  const here = `/staff/members/${member.id}/assessments/${module.id}`;
  const further = session ? `&session=${session}` : '';
  return (
    <Page
      title={<bdi>{member.name}</bdi>}
      lead={
        <>
          <TopicWord topic={topic} /> · {module.title}
        </>
      }
      width="form"
      search={false}
      back={
        session
          ? { href: `/staff/sessions/${session}/assessments`, label: t('training.assessments') }
          : { href: `/staff/members/${member.id}`, label: <bdi>{member.name}</bdi> }
      }
    >
      <nav className="row" aria-label={t('training.howAssessed')}>
        {FORMS.map((one) => (
          <LinkButton
            key={one}
            href={`${here}?form=${one}${further}`}
            look={one === form ? 'main' : 'plain'}
            icon={one === 'oral' ? 'message' : one === 'observed' ? 'show' : 'edit'}
          >
            {t(`training.form.${one}`)}
          </LinkButton>
        ))}
      </nav>
      <p>{t(`training.formText.${form}`)}</p>
      <ErrorSummary errors={problemList(words)} />
      <Form action={`${here}?form=${form}${further}`}>
        <input type="hidden" name="form" value={form} />
        {session && <input type="hidden" name="session" value={session} />}
        {form !== 'written' && <AssessmentCards topic={topic} form={form} values={typed} />}
        <RadioGroup
          name="result"
          label={t('training.result')}
          value={typed.result}
          error={words.result}
          options={(['passed', 'not-yet'] as const).map((value) => ({ value, label: t(`training.result.${value}`) }))}
        />
        <Field
          name="assessedOn"
          type="date"
          width="medium"
          label={t('training.day')}
          value={typed.assessedOn ?? day}
          error={words.assessedOn}
        />
        {words.reason && <Field name="reason" label={t('training.reason')} value={typed.reason} error={words.reason} />}
        <ActionBar>
          <Button icon="check">{t('training.saveResult')}</Button>
        </ActionBar>
      </Form>
      {earlier.length > 0 && (
        <DataTable
          caption={t('training.earlier')}
          captionShown
          rows={earlier}
          rowKey={(row) => `${row.assessedOn} ${row.form} ${row.passed} ${row.reversed}`}
          columns={[
            { key: 'day', header: t('training.day'), rowHeader: true, cell: ({ assessedOn }) => date(assessedOn) },
            {
              key: 'result',
              header: t('training.result'),
              cell: ({ passed, reversed }) =>
                reversed
                  ? t('training.correctedSince')
                  : t(passed ? 'training.result.passed' : 'training.result.not-yet'),
            },
            {
              key: 'form',
              header: t('training.howAssessed'),
              cell: ({ form: how }) => {
                const known = FORMS.find((one) => one === how);
                return known && t(`training.form.${known}`);
              },
            },
            { key: 'by', header: t('training.by'), cell: ({ by }) => by },
          ]}
        />
      )}
    </Page>
  );
}
