import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { changeOwnPin, hasPin, keepPins } from '~/domain/programme/member-pin.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { ok } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { memberId } = requireMember(context);
  return json({
    page: { title: translator(context.locale).t('meeting.pinTitle') },
    hasPin: await hasPin(context.database.db, memberId),
    kept: new URL(request.url).searchParams.has('kept'),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireMember(context);
  const { current = '', pin = '', again = '' } = await typedText(request);
  const { database, clock, locale } = context;
  const changed = await changeOwnPin(database.db, actor, { current, pin, again }, clock);
  if (changed.ok) {
    await transact(database.db, async (tx) => ok(await keepPins(tx, actor, [changed.value], clock)));
    return redirect('/account/pin?kept=1', 303);
  }
  if (changed.error.code === 'no-member') throw notFound();
  const { code, field } = changed.error;
  const key = `meeting.error.${code}`;
  const wrong: Record<string, string> = {
    [field]: translator(locale).t(isMessageKey(key) ? key : 'meeting.error.pin-form'),
  };
  return json({ wrong }, { status: 422 });
}

/** A member's number with which she signs her group's meetings. */
export default function OwnPin() {
  const view = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useI18n();
  const wrong: Record<string, string> = answered?.wrong ?? {};
  const look = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 6, width: 'short' } as const;
  return (
    <Page
      title={t('meeting.pinTitle')}
      lead={t('meeting.pinLead')}
      width="form"
      search={false}
      back={{ href: '/account', label: t('common.back') }}
    >
      <div className="stack">
        {view.kept && <Alert tone="good" title={t('meeting.pinKept')} />}
        <Form>
          {view.hasPin && <Field name="current" label={t('meeting.pinCurrent')} error={wrong.current} {...look} />}
          <Field name="pin" label={t('meeting.pinNew')} error={wrong.pin} {...look} />
          <Field name="again" label={t('meeting.pinNewAgain')} {...look} />
          <Button block>{t('meeting.pinSave')}</Button>
        </Form>
      </div>
    </Page>
  );
}
