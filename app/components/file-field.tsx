import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type FileFieldProps = FieldWords & {
  name: string;
  id?: string;
  accept?: string;
  multiple?: boolean;
  /** Opens the camera at once, where the device has one. */
  capture?: 'environment';
  required?: boolean;
};

/** A file from the device; on a phone the chooser offers the camera for pictures. */
export function FileField({ name, id = name, label, hint, error, optional, ...rest }: FileFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <input
        type="file"
        id={id}
        name={name}
        className="input input-file"
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </FieldFrame>
  );
}
