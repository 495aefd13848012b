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
  if (other === null) return <Figures rows={figures} caption={t('meeting.figure')} one={one} other={null} />;
  const differing = figures.filter(({ same }) => !same);
  const alike = figures.filter(({ same }) => same);
  return (
    <>
      {differing.length > 0 ? (
        <Figures rows={differing} caption={t('meeting.differ', { count: differing.length })} one={one} other={other} />
      ) : (
        <p>{t('meeting.sameFigures')}</p>
      )}
      {alike.length > 0 && (
        <details className="meeting-more">
          <summary>{t('meeting.alike', { count: alike.length })}</summary>
          <Figures rows={alike} caption={t('meeting.alike', { count: alike.length })} one={one} other={other} />
        </details>
      )}
    </>
  );
}

type FiguresProps = { rows: FigureRow[]; caption: string; one: string; other: string | null };

function Figures({ rows, caption, one, other }: FiguresProps) {
  const { t } = useI18n();
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="meeting-compared">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('meeting.figure')}</th>
            {[one, ...(other === null ? [] : [other])].map((whose) => (
              <th key={whose} scope="col">
                <bdi>{whose}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.same ? undefined : 'meeting-differs'}>
              <th scope="row">
                <span className={row.same ? undefined : 'icon-word'}>
                  {!row.same && <Icon name="warning" />}
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
