import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Form } from '~/components/form';
import { isMessageKey, useI18n } from '~/platform/i18n';

type ListedToken = { id: string; name: string; scopes: string[]; madeAt: string; lastUsedAt: string | null };

/** The tokens that let programs in, each with what it may read, when it was used last, and its end. */
export function TokenList({ tokens, now }: { tokens: ListedToken[]; now: Date }) {
  const { t, date, list, timeFrom } = useI18n();
  if (tokens.length === 0) return null;
  const scopeName = (scope: string) => {
    const key = `identity.tokens.scope.${scope}`;
    return isMessageKey(key) ? t(key) : scope;
  };
  return (
    <Card title={t('identity.tokens.yours')}>
      <ul className="session-list">
        {tokens.map(({ id, name, scopes, madeAt, lastUsedAt }) => (
          <li key={id}>
            <div>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <p className="muted">
                {list(scopes.map(scopeName))} · {t('identity.tokens.madeOn', { date: date(madeAt.slice(0, 10)) })} ·{' '}
                {lastUsedAt === null
                  ? t('identity.tokens.neverUsed')
                  : t('identity.tokens.lastUsed', { when: timeFrom(now, new Date(lastUsedAt)) })}
              </p>
            </div>
            <Form action="/account/tokens">
              <Button look="plain" name="revoke" value={id} icon="remove">
                {t('identity.tokens.revoke')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
