import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { withdrawConsent } from '~/domain/identity/withdraw-consent.server';
import { transact } from '~/platform/db.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor, requireMember } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

export function loader({ context }: LoaderFunctionArgs) {
  requireMember(context);
  return json({ page: { title: translator(context.locale).t('identity.account.withdraw') } });
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const withdrawn = await transact(context.database.db, (tx) => withdrawConsent(tx, actor, context.clock));
  if (!withdrawn.ok) throw notFound();
  return redirect('/account?done=withdrawn', 303);
}

export default function AccountWithdrawal() {
  const { t } = useI18n();
  return (
    <Page title={t('identity.account.withdraw')} lead={t('identity.account.withdrawText')} width="form" search={false}>
      <Form>
        <Button look="danger" icon="undo" block>
          {t('identity.account.withdraw')}
        </Button>
      </Form>
      <LinkButton href="/account" look="plain" block>
        {t('common.cancel')}
      </LinkButton>
    </Page>
  );
}
