import { moduleState, neededMinutes } from '~/domain/programme/training/needed-minutes';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Form } from './form';
import { Icon, type IconName } from './icon';
import { LinkButton } from './link-button';
import { TopicIcon } from './topic';

type Module = { code: string; topic: string; title: string; minutes: number; mandatory: boolean };
type Member = {
  memberId: string;
  code: string;
  name: string;
  progress: Record<string, { attendedMinutes: number; passedOn: string | null }>;
  certificateId: string | null;
};
type TrainingMatrixProps = { groupId: string; caption: string; modules: Module[]; members: Member[]; keeps: boolean };

const ICONS = { done: 'check', assess: 'checklist', partly: 'waiting', open: 'minus' } as const satisfies Record<
  string,
  IconName
>;

/** Members by modules: how far each is with each, and who has her certificate. */
export function TrainingMatrix({ groupId, caption, modules, members, keeps }: TrainingMatrixProps) {
  const { t, number } = useI18n();
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="training-matrix">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('staff.name')}</th>
            {modules.map(({ code, topic, title, mandatory }) => (
              <th key={code} scope="col">
                <TopicIcon topic={topic} />
                <span className="matrix-title">{title}</span>
                {!mandatory && <span className="muted matrix-title">{t('training.optional')}</span>}
              </th>
            ))}
            <th scope="col">{t('training.certificate')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.memberId}>
              <th scope="row">
                <bdi>{member.name}</bdi> <span className="muted">{member.code}</span>
              </th>
              {modules.map((module) => {
                const known = member.progress[module.code] ?? { attendedMinutes: 0, passedOn: null };
                const state = moduleState({ ...known, minutes: module.minutes });
                const values = {
                  attended: number(known.attendedMinutes),
                  needed: number(neededMinutes(module.minutes)),
                };
                return (
                  <td key={module.code} className={`matrix-cell matrix-${state}`}>
                    <Icon name={ICONS[state]} />
                    <span>{state === 'partly' ? t('training.minutesOf', values) : t(`training.cell.${state}`)}</span>
                  </td>
                );
              })}
              <td>
                <CertificateCell groupId={groupId} modules={modules} member={member} keeps={keeps} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CertificateCellProps = { groupId: string; modules: Module[]; member: Member; keeps: boolean };

function CertificateCell({ groupId, modules, member, keeps }: CertificateCellProps) {
  const { t } = useI18n();
  if (member.certificateId) {
    return (
      <LinkButton href={`/certificates/${member.certificateId}/print`} look="quiet" icon="certificate">
        {t('training.certificate')}
      </LinkButton>
    );
  }
  const mandatory = modules.filter((module) => module.mandatory);
  const complete = mandatory.every((module) => {
    const known = member.progress[module.code];
    return known && moduleState({ ...known, minutes: module.minutes }) === 'done';
  });
  if (!keeps || !complete || mandatory.length === 0) return <span className="muted">–</span>;
  return (
    <Form action={`/staff/members/${member.memberId}/certificate`}>
      <input type="hidden" name="group" value={groupId} />
      <Button look="plain" icon="certificate">
        {t('training.issue')}
      </Button>
    </Form>
  );
}
