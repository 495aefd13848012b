import waitingMeeting from '~/enhance/waiting-meeting.ts?worker&url';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/link-button';
import { useI18n } from '~/platform/i18n';

type WaitingMeetingProps = {
  accountId: string;
  /** Of this group alone; otherwise of any. */
  groupId?: string;
  /** Signing out deletes what the device keeps. */
  signingOut?: boolean;
};

/** Says that this phone keeps a meeting that was not sent. Without scripts a phone keeps none, and nothing is said. */
export function WaitingMeeting({ accountId, groupId, signingOut }: WaitingMeetingProps) {
  const { t } = useI18n();
  return (
    <>
      <waiting-meeting data-account={accountId} data-group={groupId} hidden>
        <Alert tone="waiting" title={t('meeting.keptHere')}>
          <p>{t(signingOut ? 'meeting.keptHereSignOut' : 'meeting.keptHereText')}</p>
          <LinkButton href={groupId ? `/groups/${groupId}/meetings/new` : '/groups'} look="plain" icon="next">
            {t('meeting.keptHereOpen')}
          </LinkButton>
        </Alert>
      </waiting-meeting>
      <script type="module" src={waitingMeeting} />
    </>
  );
}
