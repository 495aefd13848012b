import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { classNames } from './class-names';
import { Icon } from './icon';

/** What all fields share. `error` and the other words are already in the reader's language. */
export type FieldWords = { label: ReactNode; hint?: ReactNode; error?: string | null; optional?: boolean };

/** Ids of hint and error, for `aria-describedby`; undefined when there is neither. */
export function describedBy(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>): string | undefined {
  return classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
}

type FieldFrameProps = FieldWords & { id: string; children: ReactNode };

/** Label, hint, error and the control between them. */
export function FieldFrame({ id, label, hint, error, optional, children }: FieldFrameProps) {
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <label htmlFor={id}>
        {label}
        {optional && <OptionalMark />}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

export function OptionalMark() {
  const { t } = useI18n();
  return <span className="field-optional"> ({t('common.optional')})</span>;
}

/** Hint and error, with the ids that `describedBy` names. */
export function FieldNotes({ id, hint, error }: Pick<FieldWords, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}
