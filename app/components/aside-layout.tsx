import type { ReactNode } from 'react';

/** Filters beside what they filter; above it on a phone. */
export function AsideLayout({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="aside-layout">
      <div>{aside}</div>
      <div className="stack">{children}</div>
    </div>
  );
}
