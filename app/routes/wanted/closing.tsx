import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { closeWanted } from '~/domain/sourcing/wanted/close-wanted.server';
import { isOwnerStep, OWNER_STEPS } from '~/domain/sourcing/wanted/wanted-post.states';
import { wantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const post = isId(params.id) ? await wantedView(context.database.db, actor, params.id) : undefined;
  if (!post?.isOwn) throw notFound();
  if (post.state !== 'open') throw redirect(`/wanted/${post.id}?done=not-open`, 303);
  return json({ page: { title: translator(context.locale).t('wanted.end') }, postId: post.id });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const { step } = await typedText(request);
  const { db } = context.database;
  if (!isOwnerStep(step)) {
    const post = await wantedView(db, actor, id);
    if (!post?.isOwn) throw notFound();
    return json({ problem: translator(context.locale).t('catalogue.error.missing') }, { status: 422 });
  }
  const closed = await transact(db, (tx) => closeWanted(tx, actor, id, step, context.clock));
  if (!closed.ok && closed.error.code === 'post-not-found') throw notFound();
  return redirect(`/wanted/${id}?done=${closed.ok ? 'ended' : 'not-open'}`, 303);
}

export default function Closing() {
  const { postId } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { t } = useI18n();
  return (
    <Page
      title={t('wanted.endTitle')}
      lead={t('wanted.endLead')}
      width="form"
      search={false}
      back={{ href: `/wanted/${postId}`, label: t('common.back') }}
    >
      <ErrorSummary errors={problem ? [{ field: 'step', message: problem }] : []} />
      <Form>
        <RadioGroup
          name="step"
          label={t('wanted.endHow')}
          error={problem}
          options={OWNER_STEPS.map((step) => ({ value: step, label: t(`wanted.step.${step}`) }))}
        />
        <Button icon="check">{t('wanted.end')}</Button>
      </Form>
    </Page>
  );
}
