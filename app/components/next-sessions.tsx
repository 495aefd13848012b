import type { NextSession } from '~/domain/programme/training/sessions.queries.server';
import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { SessionFacts } from './session-facts';
import { TopicIcon } from './topic';

/** Sessions to come, and of a moved one where it was and why. */
export function NextSessions({ sessions }: { sessions: NextSession[] }) {
  const { t } = useI18n();
  return (
    <Card title={t('training.nextSessions')}>
      {sessions.length === 0 && <p className="muted">{t('training.nextSessionsNone')}</p>}
      <ul className="module-list">
        {sessions.map((session) => (
          <li key={session.id} className="module-row">
            <span className="module-icon">
              <TopicIcon topic={session.topic} />
            </span>
            <span className="module-words">
              <span className="module-title">{session.module}</span>
              <span className="small">
                <SessionFacts {...session} />
              </span>
              {session.moved && (
                <span className="small">
                  <strong>{t('training.moved')}</strong> {t('training.wasBefore')}{' '}
                  <s>
                    <SessionFacts {...session.moved.from} />
                  </s>{' '}
                  · {session.moved.reason}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
