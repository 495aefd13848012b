import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { withdrawQuote } from '~/domain/sourcing/quotes/end-quote-request.server';
import { transact } from '~/platform/db.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireQuote } from './own-quote.server';
import { movedOnWords } from './quote-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { quote } = await requireQuote(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('quotes.withdrawTitle') }, id: quote.id, title: quote.shownTitle });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, quote } = await requireQuote(args);
  const { database, locale, clock } = args.context;
  const done = await transact(database.db, (tx) => withdrawQuote(tx, actor, quote.id, clock));
  if (done.ok) return redirect(`/quotes/${quote.id}?done=ended`, 303);
  if (done.error.code === 'request-not-found') throw notFound();
  return json({ problem: movedOnWords(done.error.now, translator(locale)) }, { status: 409 });
}

export default function Withdrawal() {
  const { id, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('quotes.withdrawTitle')}
      lead={t('quotes.withdrawLead')}
      width="form"
      search={false}
      back={{ href: `/quotes/${id}`, label: t('quotes.back') }}
    >
      {refused?.problem && <Alert tone="bad" title={refused.problem} />}
      <p>
        <bdi>{title}</bdi>
      </p>
      <Form>
        <ActionBar>
          <Button look="danger" icon="undo">
            {t('quotes.withdrawButton')}
          </Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
