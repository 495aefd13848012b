import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { StatusBadge } from '~/components/status-badge';
import { keptMessages } from '~/domain/messaging/mailbox.queries.server';
import { developmentMailboxOpen } from '~/platform/development-mailbox.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const MOST_CHARACTERS = 254;

/** Everybody's messages: the page does not exist unless the operator's configuration opens it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!developmentMailboxOpen()) throw notFound();
  const { searchParams } = new URL(request.url);
  const address = (searchParams.get('address') ?? '').trim().slice(0, MOST_CHARACTERS);
  const before = searchParams.get('before') ?? undefined;
  const mailbox = await keptMessages(context.database.db, { address, before: isId(before) ? before : null });
  const page = { title: translator(context.locale).t('identity.mailbox.title') };
  return json({ page, address, ...mailbox }, { headers: { 'Cache-Control': 'no-store' } });
}

export function headers() {
  return { 'Cache-Control': 'no-store' };
}

export default function DevelopmentMailbox() {
  const { address, messages, next } = useLoaderData<typeof loader>();
  const { t, dateTime } = useI18n();
  return (
    <Page title={t('identity.mailbox.title')} lead={t('identity.mailbox.lead')} width="form" search={false}>
      <Form method="get">
        <Field name="address" label={t('identity.mailbox.address')} value={address} dir="ltr" spellCheck={false} />
        <Button look="plain" icon="search">
          {t('identity.mailbox.find')}
        </Button>
      </Form>
      {messages.length === 0 && (
        <EmptyState icon="message" title={t('identity.mailbox.empty')}>
          {t('identity.mailbox.emptyText')}
        </EmptyState>
      )}
      {messages.map((message) => (
        <Card
          key={message.id}
          title={<bdi dir="ltr">{message.address}</bdi>}
          actions={
            <StatusBadge tone={message.sentAt ? 'good' : 'neutral'}>
              {t(message.sentAt ? 'identity.mailbox.sent' : 'identity.mailbox.kept')}
            </StatusBadge>
          }
        >
          {message.channel === 'email' && (
            <p lang={message.locale} dir="auto">
              <strong>{message.subject}</strong>
            </p>
          )}
          <p lang={message.locale} dir="auto">
            {message.body}
          </p>
          <p className="muted">
            {t(message.channel === 'sms' ? 'identity.mailbox.sms' : 'identity.mailbox.email')} ·{' '}
            {dateTime(message.createdAt)}
          </p>
        </Card>
      ))}
      <Pagination next={next && `?${new URLSearchParams({ address, before: next })}`} />
    </Page>
  );
}
