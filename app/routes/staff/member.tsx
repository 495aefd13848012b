import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DataTable } from '~/components/data-table';
import { DefinitionList } from '~/components/definition-list';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { StandingBadge } from '~/components/standing-badge';
import { hasAct } from '~/domain/identity/staff-acts';
import { inviteMember } from '~/domain/identity/invite-member.server';
import { memberView } from '~/domain/programme/member.queries.server';
import { transact } from '~/platform/db.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const member = await memberView(context.database.db, staff, params.id);
  if (!member) throw notFound();
  const asked = new URL(request.url).searchParams.has('erasure');
  return json({ page: { title: member.name }, member, asked, refers: hasAct(staff, 'keep_loans') });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const memberId = params.id;
  const invited = await transact(context.database.db, (tx) => inviteMember(tx, actor, memberId, context.clock));
  if (invited.ok) return json({ invitation: invited.value });
  if (invited.error.code === 'not-found') throw notFound();
  return json({ invitation: null }, { status: 409 });
}

export default function StaffMember() {
  const { member, asked, refers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, dateTime, number } = useI18n();
  const invitation = answer?.invitation;
  return (
    <Page
      title={<bdi>{member.name}</bdi>}
      lead={member.code}
      back={{ href: '/staff?show=members', label: t('staff.members') }}
      search={false}
    >
      {asked && <Alert title={t('people.erasureForText')} />}
      {answer && !invitation && <Alert tone="bad" title={t('staff.inviteLinked', { name: member.name })} />}
      {invitation && (
        <Alert tone="good" icon="code" title={t('staff.inviteCode')}>
          <p className="one-time-code" dir="ltr">
            {invitation.code}
          </p>
          <p>{t('staff.inviteCodeText', { name: invitation.memberName, time: dateTime(invitation.expiresAt) })}</p>
          {invitation.sentTo && <p>{t('staff.inviteSent', { phone: invitation.sentTo })}</p>}
        </Alert>
      )}
      <DefinitionList
        items={[
          { key: 'born', term: t('staff.birthYear'), value: number(member.birthYear, { useGrouping: false }) },
          { key: 'phone', term: t('staff.phone'), value: member.phone && <span dir="ltr">{member.phone}</span> },
          { key: 'consent', term: t('staff.consentOn'), value: member.consentOn && date(member.consentOn) },
          {
            key: 'withdrawn',
            term: t('staff.consentWithdrawnOn'),
            value: member.consentWithdrawnOn && date(member.consentWithdrawnOn),
          },
          { key: 'seen', term: t('staff.identitySeenOn'), value: member.identitySeenOn && date(member.identitySeenOn) },
          { key: 'account', term: t('staff.account'), value: t(member.linked ? 'staff.linked' : 'staff.notLinked') },
        ]}
      />
      {refers && (
        <LinkButton href={`/staff/members/${member.id}/referral`} look="plain" icon="agreed">
          {t('credit.refer')}
        </LinkButton>
      )}
      {!member.linked && (
        <Card title={t('staff.invite')}>
          <p>{t('staff.inviteLead')}</p>
          <Form>
            <Button icon="code">{t('staff.invite')}</Button>
          </Form>
        </Card>
      )}
      <DataTable
        caption={t('staff.enterprises')}
        captionShown
        rows={member.enterprises}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ id, name }) => <a href={`/staff/enterprises/${id}`}>{name}</a>,
          },
          {
            key: 'standing',
            header: t('staff.standing'),
            cell: ({ standing }) => <StandingBadge standing={standing} />,
          },
        ]}
      />
      <DataTable
        caption={t('staff.memberships')}
        captionShown
        rows={member.memberships}
        rowKey={({ groupId, joinedOn }) => `${groupId} ${joinedOn}`}
        columns={[
          {
            key: 'group',
            header: t('staff.group'),
            rowHeader: true,
            cell: ({ groupId, groupName }) => <a href={`/groups/${groupId}`}>{groupName}</a>,
          },
          { key: 'joined', header: t('staff.joinedOn'), cell: ({ joinedOn }) => date(joinedOn) },
          { key: 'left', header: t('staff.leftOn'), cell: ({ leftOn }) => leftOn && date(leftOn) },
        ]}
      />
      {member.erasable && (
        <Form action={`/staff/members/${member.id}/erasure`}>
          <Button look="quiet" icon="remove">
            {t('people.erasureFor')}
          </Button>
        </Form>
      )}
    </Page>
  );
}
