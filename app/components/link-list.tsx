import type { ReactNode } from 'react';

export type LinkRow = {
  key: string;
  /** Where the row leads; a row without it is read and leads nowhere. */
  href?: string;
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
          {row.href === undefined ? (
            <div className="link-row">
              <RowWords {...row} />
            </div>
          ) : (
            <a className="link-row" href={row.href}>
              <RowWords {...row} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function RowWords({ picture, title, detail, end }: Omit<LinkRow, 'key' | 'href'>) {
  return (
    <>
      {picture && <span className="link-row-picture">{picture}</span>}
      <span className="link-row-words">
        <span className="link-row-title">{title}</span>
        {detail && <span className="muted small">{detail}</span>}
      </span>
      {end && <span className="link-row-end">{end}</span>}
    </>
  );
}
