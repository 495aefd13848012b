import { sessionWords, type SessionWhere } from '~/domain/programme/training/session-words';
import { useI18n } from '~/platform/i18n';

/** When and where a session is, how long, and who leads it, on one line. */
export function SessionFacts(session: SessionWhere) {
  return <>{sessionWords(session, useI18n())}</>;
}
