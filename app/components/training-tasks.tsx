import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { LinkList } from './link-list';
import { TopicIcon } from './topic';

type Task = {
  kind: 'attendance' | 'minutes' | 'assessment';
  sessionId: string | null;
  moduleId: string | null;
  module: string;
  topic: string;
  day: string;
  people: number | null;
};

/** What a trainer has to do, each line leading to where it is done. Nothing at all when nothing waits. */
export function TrainingTasks({ tasks }: { tasks: Task[] }) {
  const { t, date } = useI18n();
  if (tasks.length === 0) return null;
  const pathOf = ({ kind, sessionId, moduleId }: Task) => {
    if (kind === 'minutes') return `/staff/sessions/new?makeUp=${moduleId}`;
    return `/staff/sessions/${sessionId}/${kind === 'attendance' ? 'attendance' : 'assessments'}`;
  };
  return (
    <Card title={t('training.needsDoing')} tone="call">
      <LinkList
        rows={tasks.map((task) => ({
          key: `${task.kind} ${task.sessionId ?? task.moduleId}`,
          href: pathOf(task),
          picture: <TopicIcon topic={task.topic} />,
          title: t(`training.task.${task.kind}`, { count: task.people ?? 0 }),
          detail: task.kind !== 'minutes' ? `${task.module} · ${date(task.day)}` : task.module,
        }))}
      />
    </Card>
  );
}
