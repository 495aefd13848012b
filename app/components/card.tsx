import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A sheet of paper on the table: content that belongs together, under its own heading. */
export function Card({
  title,
  actions,
  tone,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  tone?: 'calm' | 'call';
  children: ReactNode;
}) {
  return (
    <section className={classNames('card', tone && `card-${tone}`)}>
      {(title || actions) && (
        <div className="card-head">
          {title && <h2>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
