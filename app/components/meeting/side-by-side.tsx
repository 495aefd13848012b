import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Icon } from '~/components/icon';
import { RadioGroup } from '~/components/radio-group';
import { TextArea } from '~/components/text-area';
import { useI18n } from '~/platform/i18n';

type FigureRow = { key: string; same: boolean; what: string; one: string; other: string };

/** Two records of a meeting figure by figure, or the one there is. What differs stands first and is marked. */
export function SideBySide({ figures, one, other }: { figures: FigureRow[]; one: string; other: string | null }) {
  const { t } = useI18n();
  const rows = other === null ? figures : [...figures].sort((a, b) => Number(a.same) - Number(b.same));
  const differing = figures.filter(({ same }) => !same).length;
  const caption =
    other === null
      ? t('meeting.figure')
      : differing === 0
        ? t('meeting.sameFigures')
        : t('meeting.differ', { count: differing });
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('meeting.figure')}</th>
            <th scope="col" className="meeting-side">
              <bdi>{one}</bdi>
            </th>
            {other !== null && (
              <th scope="col" className="meeting-side">
                <bdi>{other}</bdi>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={other !== null && !row.same ? 'meeting-differs' : undefined}>
              <th scope="row">
                <span className={row.same ? undefined : 'icon-word'}>
                  {other !== null && !row.same && <Icon name="warning" />}
                  <span>{row.what}</span>
                </span>
              </th>
              <td className="numeric">{row.one}</td>
              {other !== null && <td className="numeric">{row.other}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ChooseProps = { one: string; other: string; hint?: string; wrong: Record<string, string>; reason?: string };

/** Which of two records holds, and why. */
export function ChooseForm({ one, other, hint, wrong, reason }: ChooseProps) {
  const { t } = useI18n();
  return (
    <Form>
      <RadioGroup
        name="take"
        label={t('meeting.choose')}
        hint={hint}
        error={wrong.take}
        options={[
          { value: 'this', label: <bdi>{one}</bdi> },
          { value: 'other', label: <bdi>{other}</bdi> },
        ]}
      />
      <TextArea
        name="reason"
        label={t('meeting.chooseReason')}
        value={reason}
        error={wrong.reason}
        maxLength={500}
        rows={2}
      />
      <Button name="intent" value="choose" icon="check" block>
        {t('meeting.chooseNow')}
      </Button>
    </Form>
  );
}
