import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { describedBy, FieldNotes, type FieldWords } from './field-frame';

type CheckListProps = FieldWords & {
  name: string;
  id: string;
  options: { value: string; label: ReactNode; hint?: ReactNode; checked: boolean }[];
  empty: ReactNode;
};

/** Any of several, each a large target. */
export function CheckList({ name, id, options, empty, label, hint, error }: CheckListProps) {
  return (
    <fieldset
      id={id}
      className={classNames('field', error && 'field-wrong')}
      aria-describedby={describedBy(id, { hint, error })}
      tabIndex={-1}
    >
      <legend>{label}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {options.length === 0 && <p className="muted">{empty}</p>}
      <div className="choices check-list">
        {options.map((option) => (
          <label key={option.value} className="choice choice-line">
            <input type="checkbox" name={name} value={option.value} defaultChecked={option.checked} />
            <span>
              {option.label}
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
