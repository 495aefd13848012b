import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import type { FieldProblems } from '~/domain/identity/identity-fields.schema';
import { tryToLinkMember, type LinkMemberError } from '~/domain/identity/link-member.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import { retryHeaders, summaryOf, tooMany } from './problems';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const headers = retryHeaders;

export function loader({ request, context }: LoaderFunctionArgs) {
  if (requireActor(context).memberId !== null) throw redirect('/account');
  return json({
    page: { title: translator(context.locale).t('identity.link.title') },
    code: new URL(request.url).searchParams.get('code')?.slice(0, 20) ?? '',
  });
}

const PROBLEMS: Record<LinkMemberError['code'], FieldProblems> = {
  'not-agreed': { agreed: 'identity.error.notAgreed' },
  'wrong-code': { code: 'identity.error.memberCode' },
  'already-linked': { code: 'identity.error.alreadyLinked' },
  'record-taken': { code: 'identity.error.recordTaken' },
};

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { code = '', agreed: ticked } = await typedText(request);
  const agreed = ticked === 'yes';
  const { database, clock, clientAddress } = context;
  const linked = await tryToLinkMember(database.db, actor, { code, agreed }, clientAddress, clock);
  if (linked.ok) return redirect('/account?done=linked', 303);
  const { error } = linked;
  if (error.code !== 'too-many') {
    return json({ code, agreed, fields: PROBLEMS[error.code], minutes: null }, { status: 422 });
  }
  const { minutes, init } = tooMany(error, clock);
  const fields: FieldProblems = {};
  return json({ code, agreed, fields, minutes }, init);
}

export default function AccountLink() {
  const { code } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const i18n = useI18n();
  const { t } = i18n;
  const fields = refused?.fields ?? {};
  return (
    <Page
      title={t('identity.link.title')}
      lead={t('identity.link.lead')}
      back={{ href: '/account', label: t('identity.account.title') }}
      width="form"
      search={false}
    >
      {refused?.minutes && (
        <Alert tone="bad" title={t('identity.error.tooMany')}>
          {t('identity.error.tooManyText', { minutes: refused.minutes })}
        </Alert>
      )}
      <ErrorSummary errors={summaryOf(fields, ['code', 'agreed'], i18n)} />
      <Form action="/account/link">
        <Field
          name="code"
          label={t('identity.link.code')}
          value={refused?.code ?? code}
          error={fields.code ? t(fields.code) : null}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="medium"
          dir="ltr"
          required
        />
        <Checkbox
          name="agreed"
          checked={refused?.agreed}
          label={t('identity.link.consent')}
          hint={t('identity.link.consentHint')}
          error={fields.agreed ? t(fields.agreed) : null}
        />
        <Button icon="agreed" block>
          {t('identity.link.do')}
        </Button>
      </Form>
    </Page>
  );
}
