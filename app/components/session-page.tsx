import type { ReactNode } from 'react';
import type { SessionWhere } from '~/domain/programme/training/session-words';
import { Page } from './page';
import { SessionFacts } from './session-facts';

type SessionPageProps = {
  title: string;
  session: SessionWhere & { id: string; module: string };
  width?: 'form';
  children: ReactNode;
};

/** A page about one training session: what, when and where it is stands above, and the way back to it. */
export function SessionPage({ title, session, width, children }: SessionPageProps) {
  return (
    <Page
      title={title}
      lead={
        <>
          {session.module} · <SessionFacts {...session} />
        </>
      }
      width={width}
      search={false}
      back={{ href: `/staff/sessions/${session.id}`, label: session.module }}
    >
      {children}
    </Page>
  );
}
