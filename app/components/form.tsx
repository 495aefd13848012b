import type { ReactNode } from 'react';
import { useShell } from './shell';

type FormProps = {
  method?: 'get' | 'post';
  action?: string;
  /** Sends files. */
  files?: boolean;
  /** Names this one sending, so that sending it twice does it once. */
  idempotencyKey?: string;
  id?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A plain form. A post carries the session's form token. The browser's own checks are off: what is wrong is said by us,
 * beside the field, in the reader's language.
 */
export function Form({ method = 'post', action, files, idempotencyKey, children, ...rest }: FormProps) {
  const { formToken } = useShell();
  return (
    <form method={method} action={action} encType={files ? 'multipart/form-data' : undefined} noValidate {...rest}>
      {method === 'post' && formToken && <input type="hidden" name="formToken" value={formToken} />}
      {idempotencyKey && <input type="hidden" name="idempotencyKey" value={idempotencyKey} />}
      {children}
    </form>
  );
}
