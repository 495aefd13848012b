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

/** A group's latest meetings: how many came, what was saved. Each leads to its record for who may read the books. */
export function MeetingList({
  groupId,
  currency,
  meetings,
  mayOpen,
}: {
  groupId: string;
  currency: string;
  meetings: ListedMeeting[];
  mayOpen: boolean;
}) {
  const { t, date, number } = useI18n();
  if (meetings.length === 0) return <p className="muted">{t('group.noMeetings')}</p>;
  return (
    <LinkList
      rows={meetings.map(({ id, scheduledOn, heldOn, status, expected, attended, savedMinor }) => ({
        key: id,
        href: mayOpen ? `/groups/${groupId}/meetings/${id}` : undefined,
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
