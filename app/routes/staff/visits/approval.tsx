import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { decideVisit } from '~/domain/eligibility/visits/decide-visit.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { plainText } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireVisit } from './visit-request.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit } = await requireVisit(args);
  if (!visit.mayApprove) throw notFound();
  const { t } = translator(args.context.locale);
  const { id, enterprise, outcome, visitor, version, state, checklist } = visit;
  return json({ page: { title: t('vetting.approval') }, id, enterprise, outcome, visitor, version, state, checklist });
}

export async function action(args: ActionFunctionArgs) {
  const { staff, visit } = await requireVisit(args);
  if (!visit.mayApprove) throw notFound();
  const { database, clock, locale } = args.context;
  const { t } = translator(locale);
  const typed = await typedText(args.request);
  const input = {
    decision: typed.decision === 'return' ? ('return' as const) : ('approve' as const),
    reason: plainText(typed.reason ?? '', 4_000),
    version: Number(typed.version) || 0,
  };
  if (typed.decision !== 'return' && typed.decision !== 'approve') {
    return json({ reason: typed.reason, problem: null, notice: t('vetting.problem.decide') }, { status: 422 });
  }
  const decided = await transact(database.db, (tx) => decideVisit(tx, staff, visit.id, input, clock));
  if (decided.ok) return redirect(`/staff/visits/${visit.id}`, 303);
  switch (decided.error.code) {
    case 'visit-not-found':
    case 'own-visit':
      throw notFound();
    case 'reason-too-short': {
      const problem = t('vetting.problem.reason', { least: decided.error.least });
      return json({ reason: typed.reason, problem, notice: null }, { status: 422 });
    }
    case 'state-changed':
      return json({ reason: typed.reason, problem: null, notice: t('vetting.problem.changed') }, { status: 409 });
    case 'visit-on-that-day':
      return json(
        { reason: typed.reason, problem: null, notice: t('vetting.problem.visit-on-that-day') },
        { status: 409 },
      );
  }
}

export default function VisitApproval() {
  const { id, enterprise, outcome, visitor, version, state, checklist } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const effect = outcome === 'pass' ? 'pass' : 'fail';
  return (
    <Page
      title={t('vetting.approval')}
      lead={<bdi>{enterprise.name}</bdi>}
      width="form"
      search={false}
      back={{ href: `/staff/visits/${id}`, label: t('vetting.backToVisit') }}
    >
      {answer?.notice && <Alert tone="bad" title={answer.notice} />}
      {state === 'submitted' ? (
        <Form>
          <input type="hidden" name="version" value={version} />
          <Alert
            tone={outcome === 'pass' ? 'good' : 'bad'}
            title={t(`vetting.visitorSays.${effect}`, { name: visitor })}
          >
            {t(checklist === 'supplier' ? `vetting.supplierEffect.${effect}` : `vetting.effect.${effect}`)}
          </Alert>
          <TextArea
            name="reason"
            label={t('vetting.returnReason')}
            hint={t('vetting.returnReasonHint')}
            value={answer?.reason}
            error={answer?.problem}
            rows={3}
          />
          <ActionBar>
            <Button look="plain" icon="undo" name="decision" value="return">
              {t('vetting.return')}
            </Button>
            <Button icon="agreed" name="decision" value="approve">
              {t('vetting.approve')}
            </Button>
          </ActionBar>
        </Form>
      ) : (
        <Alert title={t('vetting.notWaiting')} />
      )}
    </Page>
  );
}
