import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'min'
  | 'max'
  | 'step'
  | 'required'
  | 'readOnly'
  | 'dir'
  | 'list'
  | 'autoFocus'
  | 'spellCheck'
>;

export type FieldProps = FieldWords &
  InputProps & {
    name: string;
    id?: string;
    type?: 'text' | 'tel' | 'email' | 'password' | 'number' | 'date' | 'search' | 'url';
    /** What was typed, or what is stored; kept when the form comes back with errors. */
    value?: string | number | null;
    /** A unit or currency before or behind the figure. */
    before?: ReactNode;
    after?: ReactNode;
    width?: 'short' | 'medium' | 'full';
  };

/** One line of input with its label, hint and error. Figures are text with a numeric keypad, so any script's digits go. */
export function Field({
  name,
  id = name,
  type = 'text',
  value,
  label,
  hint,
  error,
  optional,
  before,
  after,
  width = 'full',
  ...input
}: FieldProps) {
  const control = (
    <input
      id={id}
      name={name}
      type={type}
      defaultValue={value ?? undefined}
      aria-describedby={describedBy(id, { hint, error })}
      aria-invalid={error ? true : undefined}
      className={classNames('input', width !== 'full' && `input-${width}`)}
      {...input}
    />
  );
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      {before || after ? (
        <span className={classNames('input-group', width !== 'full' && `input-${width}`)}>
          {before && <span className="input-affix">{before}</span>}
          {control}
          {after && <span className="input-affix">{after}</span>}
        </span>
      ) : (
        control
      )}
    </FieldFrame>
  );
}
