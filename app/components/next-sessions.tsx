import type { NextSession } from '~/domain/programme/training/sessions.queries.server';
import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { ModuleRow } from './module-row';
import { SessionFacts } from './session-facts';

/** Sessions to come, and of a moved one where it was and why. */
export function NextSessions({ sessions }: { sessions: NextSession[] }) {
  const { t } = useI18n();
  return (
    <Card title={t('training.nextSessions')}>
      {sessions.length === 0 && <p className="muted">{t('training.nextSessionsNone')}</p>}
      <ul className="module-list">
        {sessions.map((session) => (
          <ModuleRow key={session.id} topic={session.topic} title={session.module}>
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
          </ModuleRow>
        ))}
      </ul>
    </Card>
  );
}
