import { useI18n } from '~/platform/i18n';
import { LinkList } from './link-list';
import { Money } from './money';
import { StatusBadge } from './status-badge';

type ListedMeeting = {
  id: string;
  scheduledOn: string;
  heldOn: string | null;
  status: 'held' | 'missed' | 'cancelled';
  expected: number;
  attended: number;
  savedMinor: number;
};

/** A group's latest meetings, each leading to its page: who came, what was saved. */
export function MeetingList({
  groupId,
  currency,
  meetings,
}: {
  groupId: string;
  currency: string;
  meetings: ListedMeeting[];
}) {
  const { t, date, number } = useI18n();
  if (meetings.length === 0) return <p className="muted">{t('group.noMeetings')}</p>;
  return (
    <LinkList
      rows={meetings.map(({ id, scheduledOn, heldOn, status, expected, attended, savedMinor }) => ({
        key: id,
        href: `/groups/${groupId}/meetings/${id}`,
        title: date(heldOn ?? scheduledOn),
        detail: heldOn ? (
          t('group.came', { attended: number(attended), expected: number(expected) })
        ) : (
          <StatusBadge tone={status === 'missed' ? 'bad' : 'neutral'}>{t(`staff.meeting.${status}`)}</StatusBadge>
        ),
        end: heldOn && <Money amountMinor={savedMinor} currency={currency} />,
      }))}
    />
  );
}
