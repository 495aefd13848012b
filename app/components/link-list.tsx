import type { ReactNode } from 'react';

export type LinkRow = {
  key: string;
  href: string;
  title: ReactNode;
  detail?: ReactNode;
  /** A small picture at the start. */
  picture?: ReactNode;
  /** A badge, an amount or a time at the end. */
  end?: ReactNode;
};

/** Rows that lead somewhere: orders, offers, groups. The whole row is the link. */
export function LinkList({ rows }: { rows: LinkRow[] }) {
  return (
    <ul className="link-list">
      {rows.map((row) => (
        <li key={row.key}>
          <a className="link-row" href={row.href}>
            {row.picture && <span className="link-row-picture">{row.picture}</span>}
            <span className="link-row-words">
              <span className="link-row-title">{row.title}</span>
              {row.detail && <span className="muted small">{row.detail}</span>}
            </span>
            {row.end && <span className="link-row-end">{row.end}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
