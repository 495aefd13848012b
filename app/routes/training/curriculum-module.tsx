import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { curriculumView } from '~/domain/programme/training/curricula.queries.server';
import {
  dropCurriculumModule,
  keepCurriculumModule,
  readModule,
} from '~/domain/programme/training/keep-curriculum-module.server';
import { TOPICS } from '~/domain/programme/training/topics';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords, problemList } from './field-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const curriculum = await curriculumView(context.database.db, actor, params.id, context.clock);
  if (curriculum?.state !== 'draft') throw notFound();
  const code = new URL(request.url).searchParams.get('code');
  const module = curriculum.modules.find((one) => one.code === code);
  if (code !== null && !module) throw notFound();
  const { t } = translator(context.locale);
  return json({
    page: { title: t(module ? 'training.changeModule' : 'training.addModule') },
    id: params.id,
    before: module?.code ?? '',
    stored: {
      code: module?.code ?? '',
      topic: module?.topic ?? '',
      title: module?.title ?? '',
      minutes: module ? String(module.minutes) : '',
      mandatory: module && !module.mandatory ? '' : 'yes',
      edition: String(curriculum.edition),
    },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const typed = await typedText(request);
  const keeping = { curriculumId: params.id, edition: Number(typed.edition), before: typed.before || null };
  const words = translator(context.locale);
  const refused = (given: TypedText, problems: Record<string, string>, changed: boolean, status: number) =>
    json({ typed: { mandatory: '', ...given }, words: problems, changed }, { status });
  const { before } = keeping;
  const read = readModule(typed);
  if (!typed.drop && !read.ok) {
    const known = await curriculumView(context.database.db, actor, params.id, context.clock);
    if (!known) throw notFound();
    return refused(typed, fieldWords(read.error.problems, words), false, 422);
  }
  const saved = await transact(context.database.db, async (tx) => {
    if (typed.drop && before !== null) return dropCurriculumModule(tx, actor, { ...keeping, before });
    return read.ok ? keepCurriculumModule(tx, actor, keeping, read.value) : read;
  });
  if (saved.ok) return redirect(`/staff/curricula/${params.id}`, 303);
  switch (saved.error.code) {
    case 'not-found':
      throw notFound();
    case 'not-a-draft':
      return redirect(`/staff/curricula/${params.id}?problem=not-a-draft`, 303);
    case 'invalid':
      return refused(typed, fieldWords(saved.error.problems, words), false, 422);
    case 'changed-meanwhile':
      return refused({ ...typed, edition: String(saved.error.edition) }, {}, true, 409);
  }
}

export default function CurriculumModule() {
  const { id, before, stored } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const values: Record<string, string | undefined> = { ...stored, ...answer?.typed };
  const words: Record<string, string> = answer?.words ?? {};
  const back = `/staff/curricula/${id}`;
  return (
    <Page
      title={t(before ? 'training.changeModule' : 'training.addModule')}
      width="form"
      search={false}
      back={{ href: back, label: t('training.curriculum') }}
    >
      {answer?.changed && (
        <Alert tone="waiting" title={t('training.draftChanged')}>
          <a href={back}>{t('training.seeDraft')}</a>
        </Alert>
      )}
      <ErrorSummary errors={problemList(words)} />
      <Form>
        <input type="hidden" name="edition" value={values.edition} />
        <input type="hidden" name="before" value={before} />
        <Select
          name="topic"
          label={t('training.topicLabel')}
          value={values.topic}
          error={words.topic}
          options={TOPICS.map((topic) => ({ value: topic, label: t(`training.topic.${topic}`) }))}
        />
        <Field name="title" label={t('training.titleLabel')} value={values.title} error={words.title} />
        <Field
          name="code"
          label={t('training.code')}
          hint={t('training.codeHint')}
          value={values.code}
          error={words.code}
          width="medium"
          dir="ltr"
        />
        <Field
          name="minutes"
          inputMode="numeric"
          label={t('training.minutesLabel')}
          value={values.minutes}
          error={words.minutes}
          width="short"
        />
        <Checkbox name="mandatory" label={t('training.isMandatory')} checked={values.mandatory === 'yes'} />
        <ActionBar>
          {before && (
            <Button look="danger" icon="remove" name="drop" value="yes">
              {t('training.dropModule')}
            </Button>
          )}
          <Button icon="check">{t('common.save')}</Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
