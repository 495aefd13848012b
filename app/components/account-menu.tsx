import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Form } from './form';
import { Icon } from './icon';
import { LinkButton } from './link-button';

/** The account's name; opens to sign-out, so that it is two taps from anywhere. */
export function AccountMenu({ name }: { name: string }) {
  const { t } = useI18n();
  return (
    <details className="menu">
      <summary>
        <Icon name="account" />
        <span className="menu-name" dir="auto">
          <bdi>{name}</bdi>
        </span>
      </summary>
      <div className="menu-panel">
        <p className="muted">{t('common.signedInAs', { name })}</p>
        <LinkButton href="/account" look="plain" icon="account" block>
          {t('common.account')}
        </LinkButton>
        <Form action="/sign-out">
          <Button look="plain" icon="signOut" block>
            {t('common.signOut')}
          </Button>
        </Form>
      </div>
    </details>
  );
}
