import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { AppealCard } from '~/components/appeal-card';
import { AppealForm } from '~/components/appeal-form';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Page } from '~/components/page';
import { ownAppealable, ownAppeals } from '~/domain/eligibility/appeals/appeals.queries.server';
import { fileAppeal, fileAppealSchema } from '~/domain/eligibility/appeals/file-appeal.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldProblems, problemWords } from '../staff/standing/officer-problem';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const seller = requireMember(context);
  const { db } = context.database;
  const [decisions, appeals] = await Promise.all([
    ownAppealable(db, seller, context.clock),
    ownAppeals(db, seller, context.clock),
  ]);
  return json({
    page: { title: translator(context.locale).t('eligibility.appeal.title') },
    decisions,
    appeals,
    formId: newId(),
    done: new URL(request.url).searchParams.has('done'),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const seller = requireMember(context);
  const words = translator(context.locale);
  const typed = await typedText(request);
  const refused = (fields: Record<string, string>, status: 409 | 422) => json({ typed, fields }, { status });
  const input = fileAppealSchema.safeParse(typed);
  if (!input.success) {
    const issues = input.error.issues.map((issue) =>
      issue.path[0] === 'decisionId' ? { ...issue, message: 'decision-not-found' } : issue,
    );
    return refused(fieldProblems(issues, words), 422);
  }
  const filed = await transact(context.database.db, (tx) => fileAppeal(tx, seller, input.data, context.clock));
  if (filed.ok) return redirect('/my/step-4/appeals?done', 303);
  return refused({ decisionId: problemWords(filed.error, words) }, 409);
}

export default function MyAppeals() {
  const { decisions, appeals, formId, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const fields: Record<string, string> = answer?.fields ?? {};
  return (
    <Page
      title={t('eligibility.appeal.title')}
      lead={t('eligibility.appeal.lead')}
      width="form"
      search={false}
      back={{ href: '/my/step-4', label: t('eligibility.my.title') }}
    >
      {done && !answer && <Alert tone="good" title={t('eligibility.appeal.done')} />}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
      {appeals.length > 0 && <h2>{t('eligibility.appeal.yours')}</h2>}
      {appeals.map((appeal) => (
        <AppealCard key={appeal.id} appeal={appeal} />
      ))}
      {decisions.length > 0 || answer ? (
        <AppealForm decisions={decisions} values={{ formId, ...answer?.typed }} errors={fields} />
      ) : (
        appeals.length === 0 && (
          <EmptyState icon="good" title={t('eligibility.appeal.none')}>
            {t('eligibility.appeal.noneText')}
          </EmptyState>
        )
      )}
    </Page>
  );
}
