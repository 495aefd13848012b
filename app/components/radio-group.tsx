import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { describedBy, FieldNotes, OptionalMark, type FieldWords } from './field-frame';

export type RadioChoice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A drawing above the word, for choosing by picture. */
  picture?: { src: string };
};

type RadioGroupProps = FieldWords & {
  name: string;
  id?: string;
  options: RadioChoice[];
  value?: string | null;
  required?: boolean;
};

/** One of a few, each a large target; with pictures they stand in a grid. */
export function RadioGroup({
  name,
  id = name,
  options,
  value,
  label,
  hint,
  error,
  optional,
  required,
}: RadioGroupProps) {
  const pictured = options.some((option) => option.picture);
  return (
    <fieldset
      className={classNames('field', error && 'field-wrong')}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend>
        {label}
        {optional && <OptionalMark />}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className={pictured ? 'choices choices-pictured' : 'choices'}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            {option.picture && <img src={option.picture.src} alt="" width="160" height="120" loading="lazy" />}
            <span className="choice-line">
              <input
                type="radio"
                id={index === 0 ? id : undefined}
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
                required={required}
              />
              <span>
                {option.label}
                {option.hint && <span className="choice-hint">{option.hint}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
