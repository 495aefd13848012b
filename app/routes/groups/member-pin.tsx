import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { memberOfGroup, resetPin } from '~/domain/programme/reset-pin.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

function idsOf({ params }: LoaderFunctionArgs) {
  const { id: groupId, memberId } = params;
  if (!isId(groupId) || !isId(memberId)) throw notFound();
  return { groupId, memberId };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const member = await memberOfGroup(context.database.db, requireActor(context), idsOf(args));
  if (!member) throw notFound();
  const title = translator(context.locale).t('meeting.pinResetTitle', { name: member.name });
  return json({ page: { title }, ...member, done: new URL(request.url).searchParams.has('done') });
}

export async function action(args: ActionFunctionArgs) {
  const { database, clock, locale } = args.context;
  const { reason = '' } = await typedText(args.request);
  const ids = idsOf(args);
  const actor = requireActor(args.context);
  const reset = await transact(database.db, (tx) => resetPin(tx, actor, { ...ids, reason }, clock));
  if (reset.ok) return redirect(`/groups/${ids.groupId}/members/${ids.memberId}/pin?done=1`, 303);
  if (reset.error.code === 'member-not-found') throw notFound();
  return json({ wrong: translator(locale).t('meeting.error.missing-reason') }, { status: 422 });
}

/** Who keeps the group takes a forgotten number away, so that its member chooses a new one. */
export default function MemberPin() {
  const { page, groupId, hasPin, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={page.title}
      lead={t(hasPin ? 'meeting.pinHas' : 'meeting.pinHasNone')}
      width="form"
      search={false}
      back={{ href: `/groups/${groupId}`, label: t('common.back') }}
    >
      <div className="stack">
        {done && <Alert tone="good" title={t('meeting.pinResetDone')} />}
        {hasPin && (
          <Form>
            <p>{t('meeting.pinResetLead')}</p>
            <Field name="reason" label={t('meeting.pinResetReason')} error={answered?.wrong} maxLength={500} />
            <Button look="danger" block>
              {t('meeting.pinReset')}
            </Button>
          </Form>
        )}
      </div>
    </Page>
  );
}
