import type { ReactNode } from 'react';

/** The screen's buttons: the main one last in reading order on a wide screen, at the thumb on a phone. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="action-bar">{children}</div>;
}
