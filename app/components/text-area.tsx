import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type TextAreaProps = FieldWords & {
  name: string;
  id?: string;
  value?: string | null;
  rows?: number;
  maxLength?: number;
  required?: boolean;
};

/** Several lines of text with label, hint and error. */
export function TextArea({ name, id = name, value, rows = 4, label, hint, error, optional, ...rest }: TextAreaProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        className="input"
        defaultValue={value ?? undefined}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </FieldFrame>
  );
}
