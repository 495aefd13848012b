import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { AppealCard } from '~/components/appeal-card';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { TextArea } from '~/components/text-area';
import { answerAppeal, answerAppealSchema } from '~/domain/eligibility/appeals/answer-appeal.server';
import { appealForStaff } from '~/domain/eligibility/appeals/appeals.queries.server';
import { APPEAL_VERDICTS } from '~/domain/eligibility/appeals/appeal-verdicts';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldProblems, problemWords } from './officer-problem';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const appeal = await appealForStaff(context.database.db, officer, params.id, context.clock);
  if (!appeal) throw notFound();
  return json({
    page: { title: translator(context.locale).t('eligibility.appeal.title') },
    appeal,
    done: new URL(request.url).searchParams.has('done'),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const known = await appealForStaff(context.database.db, officer, params.id, context.clock);
  if (!known) throw notFound();
  const words = translator(context.locale);
  const typed = await typedText(request);
  const input = answerAppealSchema.safeParse(typed);
  if (!input.success) {
    return json({ typed, fields: fieldProblems(input.error.issues, words), problem: null }, { status: 422 });
  }
  const answered = await answerAppeal(context.database.db, officer, params.id, input.data, context.clock);
  if (answered.ok) return redirect(`/staff/appeals/${params.id}?done`, 303);
  if (answered.error.code === 'appeal-not-found') throw notFound();
  const noFields: Record<string, string> = {};
  return json({ typed, fields: noFields, problem: problemWords(answered.error, words) }, { status: 409 });
}

export default function Appeal() {
  const { appeal, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const fields: Record<string, string> = answer?.fields ?? {};
  return (
    <Page
      title={t('eligibility.appeal.title')}
      lead={<bdi>{appeal.member}</bdi>}
      width="form"
      search={false}
      back={{ href: '/staff/appeals', label: t('eligibility.appeal.title') }}
    >
      {done && !answer && <Alert tone="good" title={t('eligibility.stepDone')} />}
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
      <AppealCard appeal={appeal} />
      <p>
        <a href={`/staff/enterprises/${appeal.enterpriseId}`}>{t('staff.evidence')}</a>
      </p>
      {appeal.state === 'open' && appeal.tookPart && (
        <Alert tone="neutral" title={t('eligibility.appeal.youTookPart')} />
      )}
      {appeal.state === 'open' && !appeal.tookPart && (
        <Form>
          <RadioGroup
            name="verdict"
            label={t('eligibility.appeal.verdict')}
            options={APPEAL_VERDICTS.map((value) => ({ value, label: t(`eligibility.appeal.verdict.${value}`) }))}
            value={answer?.typed.verdict}
            error={fields.verdict}
          />
          <TextArea
            name="answer"
            label={t('eligibility.appeal.answerWords')}
            hint={t('eligibility.reasonHint')}
            value={answer?.typed.answer}
            error={fields.answer}
          />
          <Button icon="message" block>
            {t('eligibility.appeal.sendAnswer')}
          </Button>
        </Form>
      )}
    </Page>
  );
}
