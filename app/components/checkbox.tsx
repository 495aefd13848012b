import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { describedBy, FieldNotes } from './field-frame';

type CheckboxProps = {
  name: string;
  id?: string;
  value?: string;
  checked?: boolean;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
};

/** A yes or no. */
export function Checkbox({ name, id = name, value = 'yes', checked, label, hint, error }: CheckboxProps) {
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <label className="choice choice-line" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
