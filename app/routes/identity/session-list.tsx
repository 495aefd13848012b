import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Form } from '~/components/form';
import { StatusBadge } from '~/components/status-badge';
import { deviceName } from '~/domain/identity/device-name';
import { useI18n } from '~/platform/i18n';

type ListedSession = { id: string; userAgent: string | null; lastSeenAt: string; isThis: boolean };

/** Where the account is signed in, each place with its way out. */
export function SessionList({ sessions, now }: { sessions: ListedSession[]; now: Date }) {
  const { t, timeFrom } = useI18n();
  return (
    <Card title={t('identity.account.sessions')}>
      <ul className="session-list">
        {sessions.map(({ id, userAgent, lastSeenAt, isThis }) => (
          <li key={id}>
            <div>
              <strong>{deviceName(userAgent) ?? t('identity.account.unknownDevice')}</strong>
              <p className="muted">{t('identity.account.lastSeen', { when: timeFrom(now, new Date(lastSeenAt)) })}</p>
            </div>
            {isThis ? (
              <StatusBadge tone="good">{t('identity.account.thisDevice')}</StatusBadge>
            ) : (
              <EndSession session={id}>{t('identity.account.endSession')}</EndSession>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <EndSession session="others">{t('identity.account.endOthers')}</EndSession>}
    </Card>
  );
}

function EndSession({ session, children }: { session: string; children: string }) {
  return (
    <Form action="/account/sessions">
      <input type="hidden" name="session" value={session} />
      <Button look="plain" icon="signOut">
        {children}
      </Button>
    </Form>
  );
}
