import { useI18n } from '~/platform/i18n';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

export type Choice = { value: string; label: string };

type SelectProps = FieldWords & {
  name: string;
  id?: string;
  options: Choice[];
  value?: string | null;
  /** The words of the empty choice; `false` leaves it out. */
  placeholder?: string | false;
  required?: boolean;
};

/** One of many, as the phone's own list. */
export function Select({
  name,
  id = name,
  options,
  value,
  placeholder,
  label,
  hint,
  error,
  optional,
  required,
}: SelectProps) {
  const { t } = useI18n();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <select
        id={id}
        name={name}
        className="input"
        defaultValue={value ?? ''}
        required={required}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {placeholder !== false && <option value="">{placeholder ?? t('common.choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
