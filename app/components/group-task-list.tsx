import { isMessageKey, useI18n } from '~/platform/i18n';
import type { GroupTask } from '~/domain/programme/group-tasks';
import { Icon } from './icon';
import { LinkList } from './link-list';
import { StatusBadge } from './status-badge';

/** Where each task is done; '' is the group's own page. */
const PLACES: Record<GroupTask['code'], string> = {
  'meeting-waiting': '/meetings/sheets',
  'meeting-overdue': '/meetings/new',
  'cash-gap': '/ledger',
  'loans-overdue': '/loans',
  'office-ending': '/offices',
  'office-vacant': '/offices',
  'goal-due': '/goals',
  'cycle-ending': '/share-out',
  'cycle-missing': '/cycle',
  'constitution-missing': '/constitution',
  'owed-to-leavers': '/members',
};

type GroupTaskListProps = { groupId: string; currency: string; kind: string; tasks: GroupTask[] };

/** What needs doing in a group, each line leading to where it is done. */
export function GroupTaskList({ groupId, currency, kind, tasks }: GroupTaskListProps) {
  const { t, date, money } = useI18n();
  if (tasks.length === 0) return null;
  const words = ({ code, values }: GroupTask) => {
    const role = `staff.role.${String(values.role)}`;
    return t(`group.task.${code}`, {
      ...values,
      on: values.on ? date(String(values.on)) : '',
      gap: values.gapMinor ? money(Math.abs(Number(values.gapMinor)), currency) : '',
      side: Number(values.gapMinor ?? 0) < 0 ? 'less' : 'more',
      role: isMessageKey(role) ? t(role) : '',
      kind,
    });
  };
  return (
    <section className="card card-call" aria-labelledby="group-tasks">
      <h2 id="group-tasks">{t('group.tasks')}</h2>
      <LinkList
        rows={tasks.map((task, index) => ({
          key: `${task.code} ${index}`,
          href: `/groups/${groupId}${placeOf(task, kind)}`,
          title: words(task),
          end: task.pressing ? (
            <StatusBadge tone="bad" icon="warning">
              {t('group.pressing')}
            </StatusBadge>
          ) : (
            <Icon name="next" />
          ),
        }))}
      />
    </section>
  );
}

function placeOf({ code, values }: GroupTask, kind: string): string {
  if (code === 'meeting-waiting') return `${PLACES[code]}/${values.sheetId}`;
  return code === 'cycle-ending' && kind === 'rotating' ? '/turns' : PLACES[code];
}
