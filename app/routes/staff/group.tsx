import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AttendanceChart } from '~/components/attendance-chart';
import { DataTable } from '~/components/data-table';
import { DefinitionList } from '~/components/definition-list';
import { GroupMeetings } from '~/components/group-meetings';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { StandingBadge } from '~/components/standing-badge';
import { groupView } from '~/domain/programme/group.queries.server';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const group = await groupView(context.database.db, staff, params.id);
  if (!group) throw notFound();
  return json({ page: { title: group.name }, group });
}

export default function StaffGroup() {
  const { group } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const { currency } = group;
  return (
    <Page
      title={<bdi>{group.name}</bdi>}
      lead={`${t(`staff.kind.${group.kind}`)} · ${group.branch} (${group.country}) · ${group.code}`}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
    >
      <DefinitionList
        items={[
          {
            key: 'savings',
            term: t('staff.savings'),
            value: <Money amountMinor={group.savingsMinor} currency={currency} />,
          },
          {
            key: 'loans',
            term: t('staff.loansOut'),
            value: <Money amountMinor={group.loansMinor} currency={currency} />,
          },
          { key: 'cash', term: t('staff.cash'), value: <Money amountMinor={group.cashMinor} currency={currency} /> },
          { key: 'formed', term: t('staff.formedOn'), value: date(group.formedOn) },
          { key: 'closed', term: t('staff.closedOn'), value: group.closedOn && date(group.closedOn) },
        ]}
      />
      <AttendanceChart meetings={group.meetings} label={t('staff.meetingsDrawn')} />
      <DataTable
        caption={t('staff.enterprises')}
        captionShown
        rows={group.enterprises}
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
          { key: 'code', header: t('staff.code'), wideOnly: true, cell: ({ code }) => <code>{code}</code> },
        ]}
      />
      <DataTable
        caption={t('staff.members')}
        captionShown
        rows={group.members}
        rowKey={({ memberId, joinedOn }) => `${memberId} ${joinedOn}`}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ memberId, name }) => <a href={`/staff/members/${memberId}`}>{name}</a>,
          },
          { key: 'role', header: t('staff.role'), cell: ({ role }) => <Role role={role} /> },
          { key: 'joined', header: t('staff.joinedOn'), cell: ({ joinedOn }) => date(joinedOn) },
          { key: 'left', header: t('staff.leftOn'), wideOnly: true, cell: ({ leftOn }) => leftOn && date(leftOn) },
          {
            key: 'account',
            header: t('staff.account'),
            wideOnly: true,
            cell: ({ linked }) => t(linked ? 'staff.linked' : 'staff.notLinked'),
          },
        ]}
      />
      <GroupMeetings meetings={group.meetings} currency={currency} />
    </Page>
  );
}

function Role({ role }: { role: string }) {
  const { t } = useI18n();
  const key = `staff.role.${role}`;
  return <>{isMessageKey(key) ? t(key) : role}</>;
}
