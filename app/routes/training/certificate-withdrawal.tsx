import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { certificateView } from '~/domain/programme/training/certificates.queries.server';
import {
  decideWithdrawal,
  proposeWithdrawal,
  type WithdrawError,
} from '~/domain/programme/training/withdraw-certificate.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords } from './field-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const certificate = await certificateView(context.database.db, actor, params.id);
  if (!certificate?.asStaff) throw notFound();
  return json({ page: { title: translator(context.locale).t('training.withdraw') }, certificate });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const certificateId = params.id;
  const { reason, decision } = await typedText(request);
  const done: Result<null, WithdrawError> = await transact<null, WithdrawError>(context.database.db, (tx) =>
    decision
      ? decideWithdrawal(tx, actor, { certificateId, withdraw: decision === 'withdraw' }, context.clock)
      : proposeWithdrawal(tx, actor, { certificateId, reason }, context.clock),
  );
  if (done.ok) return redirect(`/certificates/${certificateId}/print`, 303);
  const words = translator(context.locale);
  switch (done.error.code) {
    case 'not-found':
      throw notFound();
    case 'withdrawn':
      return redirect(`/certificates/${certificateId}/print`, 303);
    case 'wrong-reason':
      return json({ reason, error: problemWords(done.error.problem, words), refusal: null }, { status: 422 });
    case 'own-proposal':
      return json({ reason, error: null, refusal: words.t('training.refused.ownProposal') }, { status: 409 });
    case 'proposed-already':
    case 'nothing-proposed':
      return json({ reason, error: null, refusal: words.t('training.changedMeanwhile') }, { status: 409 });
  }
}

export default function CertificateWithdrawal() {
  const { certificate } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const { withdrawal, mayDecide } = certificate;
  return (
    <Page
      title={t('training.withdraw')}
      lead={
        <>
          <bdi>{certificate.name}</bdi> · {certificate.number}
        </>
      }
      width="form"
      search={false}
      back={{ href: `/certificates/${certificate.id}/print`, label: t('training.certificate') }}
    >
      {answer?.refusal && <Alert tone="bad" title={answer.refusal} />}
      {withdrawal ? (
        <>
          <Alert tone="waiting" title={t('training.withdrawalProposed', { by: withdrawal.by })}>
            <p>{withdrawal.reason}</p>
          </Alert>
          {mayDecide && !withdrawal.own ? (
            <Form>
              <ActionBar>
                <Button look="plain" icon="check" name="decision" value="keep">
                  {t('training.keepCertificate')}
                </Button>
                <Button look="danger" icon="close" name="decision" value="withdraw">
                  {t('training.withdraw')}
                </Button>
              </ActionBar>
            </Form>
          ) : (
            <p>{t('training.withdrawalWaits')}</p>
          )}
        </>
      ) : (
        <Form>
          <p>{t('training.withdrawText')}</p>
          <Field
            name="reason"
            label={t('training.reason')}
            hint={t('training.reasonNotPublic')}
            value={answer?.reason}
            error={answer?.error}
          />
          <ActionBar>
            <Button look="danger" icon="close">
              {t('training.proposeWithdrawal')}
            </Button>
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
