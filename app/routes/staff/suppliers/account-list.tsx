import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { useI18n } from '~/platform/i18n';

type AccountListProps = {
  accounts: { accountId: string; name: string; reachedBy: string | null; addedAt: string }[];
  error: string | null;
  /** What was typed to name another. */
  typed: string;
};

/** Who acts for a supplier at its own desk, each with the way out, and the way in for another. */
export function AccountList({ accounts, error, typed }: AccountListProps) {
  const { t, date } = useI18n();
  return (
    <div id="accounts">
      <Card title={t('sourcing.accounts')}>
        <p>{t('sourcing.accountsLead')}</p>
        {accounts.length > 0 && (
          <ul className="session-list">
            {accounts.map(({ accountId, name, reachedBy, addedAt }) => (
              <li key={accountId}>
                <div>
                  <strong>
                    <bdi>{name}</bdi>
                  </strong>
                  <p className="muted">
                    <bdi>{reachedBy}</bdi> · {t('sourcing.accountSince', { date: date(addedAt.slice(0, 10)) })}
                  </p>
                </div>
                <Form>
                  <Button look="plain" name="remove" value={accountId} icon="remove">
                    {t('sourcing.removeAccount')}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <Form>
          <Field
            name="identifier"
            label={t('sourcing.accountIdentifier')}
            hint={t('sourcing.accountIdentifierHint')}
            value={typed}
            error={error}
            autoComplete="off"
            spellCheck={false}
            maxLength={254}
            dir="ltr"
          />
          <Button look="plain" icon="add">
            {t('sourcing.addAccount')}
          </Button>
        </Form>
      </Card>
    </div>
  );
}
