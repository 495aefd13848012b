import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { AppealForm } from '~/components/appeal-form';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Page } from '~/components/page';
import { appealableOf } from '~/domain/eligibility/appeals/appeals.queries.server';
import { fileAppealFor, fileAppealSchema } from '~/domain/eligibility/appeals/file-appeal.server';
import { enterpriseForStaff } from '~/domain/eligibility/enterprise-for-staff.queries.server';
import { ownersOf } from '~/domain/eligibility/appeals/owners.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldProblems, problemWords } from './officer-problem';

export const handle = { policy: 'staff' } satisfies RouteHandle;

async function enterpriseOf({ params, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const enterprise = await enterpriseForStaff(context.database.db, officer.staff, 'vet', params.id);
  if (!enterprise) throw notFound();
  return { officer, enterprise };
}

export async function loader(args: LoaderFunctionArgs) {
  const { enterprise } = await enterpriseOf(args);
  const { database, clock, locale } = args.context;
  const [decisions, owners] = await Promise.all([
    appealableOf(database.db, enterprise.id, clock),
    ownersOf(database.db, enterprise.id),
  ]);
  return json({
    page: { title: translator(locale).t('eligibility.appeal.onBehalf') },
    enterprise,
    decisions,
    owners,
    formId: newId(),
    done: new URL(args.request.url).searchParams.has('done'),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { officer, enterprise } = await enterpriseOf(args);
  const { context, request } = args;
  const words = translator(context.locale);
  const typed = await typedText(request);
  const refused = (fields: Record<string, string>, status: 409 | 422) => json({ typed, fields }, { status });
  const { memberId } = typed;
  const input = fileAppealSchema.safeParse(typed);
  if (!input.success || !isId(memberId)) {
    const issues = input.success ? [] : input.error.issues;
    const told = issues.map((issue) =>
      issue.path[0] === 'decisionId' ? { ...issue, message: 'decision-not-found' } : issue,
    );
    return refused(
      fieldProblems([...told, ...(isId(memberId) ? [] : [{ path: ['memberId'], message: 'missing' }])], words),
      422,
    );
  }
  const filed = await transact(context.database.db, (tx) =>
    fileAppealFor(tx, officer, memberId, input.data, context.clock),
  );
  if (filed.ok) return redirect(`/staff/enterprises/${enterprise.id}/appeal?done`, 303);
  return refused({ decisionId: problemWords(filed.error, words) }, 409);
}

/** An officer writes down what an owner says. */
export default function AppealForOwner() {
  const { enterprise, decisions, owners, formId, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const fields: Record<string, string> = answer?.fields ?? {};
  return (
    <Page
      title={t('eligibility.appeal.onBehalf')}
      lead={<bdi>{enterprise.name}</bdi>}
      width="form"
      search={false}
      back={{ href: `/staff/enterprises/${enterprise.id}`, label: t('common.back') }}
    >
      {done && !answer && <Alert tone="good" title={t('eligibility.appeal.done')} />}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
      <p>{t('eligibility.appeal.onBehalfText')}</p>
      {decisions.length > 0 ? (
        <AppealForm decisions={decisions} owners={owners} values={{ formId, ...answer?.typed }} errors={fields} />
      ) : (
        <EmptyState icon="good" title={t('eligibility.appeal.none')}>
          {t('eligibility.appeal.noneText')}
        </EmptyState>
      )}
    </Page>
  );
}
