import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { correctVisit } from '~/domain/eligibility/visits/correct-visit.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { plainText } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireVisit } from './visit-request.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { visit } = await requireVisit(args);
  if (visit.state !== 'approved') throw notFound();
  return json({
    page: { title: translator(args.context.locale).t('vetting.correct') },
    id: visit.id,
    name: visit.enterprise.name,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { staff, visit } = await requireVisit(args);
  const { database, clock, locale } = args.context;
  const { t } = translator(locale);
  const reason = plainText((await typedText(args.request)).reason ?? '', 4_000);
  const begun = await transact(database.db, (tx) => correctVisit(tx, staff, visit.id, reason, clock));
  if (begun.ok) return redirect(`/staff/visits/${begun.value}`, 303);
  switch (begun.error.code) {
    case 'visit-not-found':
    case 'not-correctable':
      throw notFound();
    case 'reason-too-short': {
      const problem = t('vetting.problem.reason', { least: begun.error.least });
      return json({ reason, problem, openId: null }, { status: 422 });
    }
    case 'visit-open':
      return json({ reason, problem: null, openId: begun.error.sheetId }, { status: 409 });
  }
}

export default function VisitCorrection() {
  const { id, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('vetting.correct')}
      lead={<bdi>{name}</bdi>}
      width="form"
      search={false}
      back={{ href: `/staff/visits/${id}`, label: t('vetting.backToVisit') }}
    >
      {answer?.openId && (
        <Alert tone="bad" title={t('vetting.problem.visit-open')}>
          <LinkButton href={`/staff/visits/${answer.openId}`} look="plain" icon="next">
            {t('vetting.toOpenVisit')}
          </LinkButton>
        </Alert>
      )}
      <p>{t('vetting.correctLead')}</p>
      <Form>
        <TextArea name="reason" label={t('vetting.why')} value={answer?.reason} error={answer?.problem} rows={3} />
        <Button icon="edit">{t('vetting.beginCorrection')}</Button>
      </Form>
    </Page>
  );
}
