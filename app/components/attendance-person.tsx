import { useI18n } from '~/platform/i18n';
import { classNames } from './class-names';
import { FieldNotes } from './field-frame';
import { Icon, type IconName } from './icon';

type AttendancePersonProps = {
  memberId: string;
  name: string;
  detail: string;
  /** What is ticked, and the minutes typed. */
  came: string;
  minutes: string;
  error?: string | null;
};

const MARKS = [
  { value: 'full', icon: 'check' },
  { value: 'partly', icon: 'waiting' },
  { value: 'absent', icon: 'close' },
] as const satisfies readonly { value: string; icon: IconName }[];

/** One person's line on the attendance sheet: one tap says whether she came; minutes only where she was there in part. */
export function AttendancePerson({ memberId, name, detail, came, minutes, error }: AttendancePersonProps) {
  const { t } = useI18n();
  const field = `minutes-${memberId}`;
  return (
    <fieldset className={classNames('attendance-person', error && 'field-wrong')}>
      <legend>
        <bdi>{name}</bdi> <span className="muted small">{detail}</span>
      </legend>
      <FieldNotes id={field} error={error} />
      <div className="attendance-marks">
        {MARKS.map(({ value, icon }) => (
          <label key={value} className={`attendance-mark attendance-${value}`}>
            <input
              type="radio"
              className="visually-hidden"
              name={`came-${memberId}`}
              value={value}
              defaultChecked={came === value}
            />
            <Icon name={icon} />
            <span>{t(`training.mark.${value}`)}</span>
          </label>
        ))}
      </div>
      <label className="attendance-minutes" htmlFor={field}>
        <span>{t('training.minutesLabel')}</span>
        <input
          id={field}
          name={field}
          className="input input-short"
          inputMode="numeric"
          defaultValue={minutes}
          aria-describedby={error ? `${field}-error` : undefined}
          aria-invalid={error ? true : undefined}
        />
      </label>
    </fieldset>
  );
}
