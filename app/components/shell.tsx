import { createContext, useContext, type ReactNode } from 'react';

/** What every page's frame needs to know about the request. */
export type Shell = {
  /** Path and query of the page, for the language links. */
  path: string;
  /** Scheme and host that the reader used, for addresses in the preview of a shared link. */
  origin?: string;
  account: { name: string; sells: boolean; member: boolean; staff: boolean } | null;
  /** Bound to the session; `Form` carries it. */
  formToken: string | null;
  /** Named on error pages, so that the log's line can be found. */
  requestId?: string;
};

const ShellContext = createContext<Shell>({ path: '/', account: null, formToken: null });

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>;
}

export function useShell(): Shell {
  return useContext(ShellContext);
}
