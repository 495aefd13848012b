import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';
import { RoleName } from './role-name';

type Member = {
  memberId: string;
  code: string;
  name: string;
  role: string;
  joinedOn: string;
  officeUntil: string | null;
};

/** Who is in a group, the officers first with the end of their terms. Staff go on to a member's record. */
export function GroupMemberTable({ members, mayOpen }: { members: Member[]; mayOpen: boolean }) {
  const { t, date } = useI18n();
  return (
    <DataTable
      caption={t('group.membersCount', { count: members.length })}
      captionShown
      rows={members}
      rowKey={({ memberId }) => memberId}
      columns={[
        {
          key: 'name',
          header: t('staff.name'),
          rowHeader: true,
          cell: ({ memberId, name }) =>
            mayOpen ? (
              <a href={`/staff/members/${memberId}`}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            ),
        },
        {
          key: 'role',
          header: t('staff.role'),
          cell: ({ role, officeUntil }) => (
            <>
              <RoleName role={role} />
              {officeUntil && <span className="muted"> {t('group.termUntil', { date: date(officeUntil) })}</span>}
            </>
          ),
        },
        { key: 'joined', header: t('staff.joinedOn'), wideOnly: true, cell: ({ joinedOn }) => date(joinedOn) },
        { key: 'code', header: t('staff.code'), wideOnly: true, cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  );
}
