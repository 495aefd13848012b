import type { RegisterRow } from '~/domain/programme/staff-search.queries.server';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { DataTable, type Column } from './data-table';
import { StandingBadge } from './standing-badge';

type RegisterTableProps = { register: 'groups' | 'members' | 'enterprises'; rows: RegisterRow[] };

/** Groups, members or enterprises as staff find them, each row leading to its page. */
export function RegisterTable({ register, rows }: RegisterTableProps) {
  const { t, number } = useI18n();
  const counted = ({ groups: 'members', members: 'enterprises', enterprises: 'liveOffers' } as const)[register];
  const group: Column<RegisterRow> = {
    key: 'group',
    header: t('staff.group'),
    cell: ({ groupId, groupName }) => groupId && <a href={`/groups/${groupId}`}>{groupName}</a>,
  };
  return (
    <DataTable
      caption={t(`staff.${register}`)}
      captionShown
      rows={rows}
      rowKey={({ id }) => id}
      empty={t('staff.nothingFound')}
      columns={[
        {
          key: 'name',
          header: t('staff.name'),
          rowHeader: true,
          cell: ({ id, name }) => (
            <a href={register === 'groups' ? `/groups/${id}` : `/staff/${register}/${id}`}>
              <bdi>{name}</bdi>
            </a>
          ),
        },
        ...(register === 'groups' ? [] : [group]),
        {
          key: 'state',
          header: t(
            ({ groups: 'staff.kind', members: 'staff.account', enterprises: 'staff.standing' } as const)[register],
          ),
          cell: ({ state }) => <RegisterState register={register} state={state} />,
        },
        {
          key: 'count',
          header: t(`staff.${counted}`),
          numeric: true,
          wideOnly: register !== 'groups',
          cell: ({ count }) => number(count),
        },
        {
          key: 'branch',
          header: t('staff.branch'),
          wideOnly: true,
          cell: ({ branch, country }) => `${branch} (${country})`,
        },
        { key: 'code', header: t('staff.code'), wideOnly: true, cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  );
}

function RegisterState({ register, state }: { register: RegisterTableProps['register']; state: string | null }) {
  const { t } = useI18n();
  if (register === 'enterprises') return <StandingBadge standing={state ?? 'not_judged'} />;
  if (register === 'members') return <>{t(state === null ? 'staff.notLinked' : 'staff.linked')}</>;
  const key = `staff.kind.${state ?? ''}`;
  return <>{isMessageKey(key) ? t(key) : state}</>;
}
