import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { useI18n } from '~/platform/i18n';

type MemberCardProps = {
  member: { name: string; code: string; group: string | null; agreedAt: string | null } | null;
};

/** Whether the account is linked to a register record, and what can be done about it. */
export function MemberCard({ member }: MemberCardProps) {
  const { t, date } = useI18n();
  if (!member) {
    return (
      <Card title={t('identity.account.member')}>
        <p>{t('identity.account.linkText')}</p>
        <LinkButton href="/account/link" look="plain" icon="agreed" block>
          {t('identity.account.link')}
        </LinkButton>
      </Card>
    );
  }
  const { name, code, group, agreedAt } = member;
  return (
    <Card title={t('identity.account.member')}>
      <p>
        {group ? t('identity.account.memberIs', { name, group }) : t('identity.account.memberIsAlone', { name })}{' '}
        <span className="muted">({code})</span>
      </p>
      {agreedAt && (
        <p className="muted">{t('identity.account.agreedOn', { date: date(new Date(agreedAt), 'long') })}</p>
      )}
      <p>
        <a href="/account/pin">{t('meeting.pinTitle')}</a>
      </p>
      <p>
        <a href="/account/withdrawal">{t('identity.account.withdraw')}</a>
      </p>
    </Card>
  );
}
