import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { StandingBadge } from '~/components/standing-badge';
import { SuspensionCard } from '~/components/suspension-card';
import { TextArea } from '~/components/text-area';
import { enterpriseForStaff } from '~/domain/eligibility/enterprise-for-staff.queries.server';
import { officerWords } from '~/domain/eligibility/officer-words.schema';
import { decideSuspension, type SuspensionDecision } from '~/domain/eligibility/suspension/decide-suspension.server';
import { proposeSuspension, proposeSuspensionSchema } from '~/domain/eligibility/suspension/propose-suspension.server';
import { SUSPENSION_CAUSES } from '~/domain/eligibility/suspension/suspension.states';
import { suspensionsOf } from '~/domain/eligibility/suspension/suspensions.queries.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { fieldProblems, problemWords } from './officer-problem';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const { db } = context.database;
  const enterprise = await enterpriseForStaff(db, officer.staff, 'vet', params.id);
  if (!enterprise) throw notFound();
  return json({
    page: { title: translator(context.locale).t('eligibility.suspension.title') },
    enterprise,
    suspensions: await suspensionsOf(db, enterprise.id),
    me: officer.accountId,
    done: new URL(request.url).searchParams.has('done'),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const { database, clock, locale } = context;
  if (!(await enterpriseForStaff(database.db, officer.staff, 'vet', params.id))) throw notFound();
  const words = translator(locale);
  const typed = await typedText(request);
  const refused = (fields: Record<string, string>, problem: string | null, status: 409 | 422) =>
    json({ typed, fields, problem }, { status });
  if (typed.step === 'propose') {
    const input = proposeSuspensionSchema.safeParse(typed);
    if (!input.success) return refused(fieldProblems(input.error.issues, words), null, 422);
    const proposed = await proposeSuspension(database.db, officer, params.id, input.data, clock);
    if (proposed.ok) return redirect(`/staff/enterprises/${params.id}/suspension?done`, 303);
    if (proposed.error.code === 'enterprise-not-found') throw notFound();
    return refused({}, problemWords(proposed.error, words), 409);
  }
  const decision = decisionOf(typed);
  if (!decision || !isId(typed.suspensionId)) {
    if (typed.step === 'propose-lifting') {
      const reason = officerWords.safeParse(typed.reason);
      const issues = reason.success ? [] : reason.error.issues;
      return refused(
        fieldProblems(
          issues.map(({ message }) => ({ path: ['reason'], message })),
          words,
        ),
        null,
        422,
      );
    }
    return refused({}, words.t('eligibility.error.unknown-step'), 422);
  }
  const at = { enterpriseId: params.id, suspensionId: typed.suspensionId };
  const decided = await decideSuspension(database.db, officer, at, decision, clock);
  if (decided.ok) return redirect(`/staff/enterprises/${params.id}/suspension?done`, 303);
  if (decided.error.code === 'suspension-not-found') throw notFound();
  return refused({}, problemWords(decided.error, words), 409);
}

function decisionOf({ step, reason }: TypedText): SuspensionDecision | null {
  if (step === 'confirm' || step === 'refuse' || step === 'lift' || step === 'refuse-lifting') return { step };
  const words = officerWords.safeParse(reason);
  return step === 'propose-lifting' && words.success ? { step, reason: words.data } : null;
}

export default function Suspension() {
  const { enterprise, suspensions, me, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const fields: Record<string, string> = answer?.fields ?? {};
  const open = suspensions.find(({ state }) => state === 'proposed' || state === 'confirmed');
  const before = suspensions.filter((suspension) => suspension !== open);
  return (
    <Page
      title={t('eligibility.suspension.title')}
      lead={
        <>
          <bdi>{enterprise.name}</bdi> <StandingBadge standing={enterprise.outcome ?? 'not_judged'} />
        </>
      }
      width="form"
      search={false}
      back={{ href: `/staff/enterprises/${enterprise.id}`, label: t('common.back') }}
    >
      {done && !answer && <Alert tone="good" title={t('eligibility.stepDone')} />}
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
      <p>{t('eligibility.suspension.lead')}</p>
      {open ? (
        <SuspensionCard suspension={open} me={me} typed={answer?.typed} errors={fields} />
      ) : (
        <Form>
          <input type="hidden" name="step" value="propose" />
          <h2>{t('eligibility.suspension.propose')}</h2>
          <p>{t('eligibility.suspension.proposeText')}</p>
          <RadioGroup
            name="cause"
            label={t('eligibility.suspension.cause')}
            options={SUSPENSION_CAUSES.map((value) => ({ value, label: t(`eligibility.cause.${value}`) }))}
            value={answer?.typed.cause}
            error={fields.cause}
          />
          <TextArea
            name="reason"
            label={t('eligibility.reason')}
            hint={t('eligibility.reasonHint')}
            value={answer?.typed.reason}
            error={fields.reason}
          />
          <Button look="danger" icon="pause" block>
            {t('eligibility.suspension.propose')}
          </Button>
        </Form>
      )}
      {before.length > 0 && <h2>{t('eligibility.suspension.before')}</h2>}
      {before.map((suspension) => (
        <SuspensionCard key={suspension.id} suspension={suspension} me={me} />
      ))}
    </Page>
  );
}
