import { useI18n } from '~/platform/i18n';

type SessionFactsProps = {
  sessionOn: string;
  startsAt: string;
  minutes?: number;
  place: string;
  trainer?: string;
};

/** When and where a session is, how long, and who leads it, on one line. */
export function SessionFacts({ sessionOn, startsAt, minutes, place, trainer }: SessionFactsProps) {
  const { t, date, number } = useI18n();
  const time = startsAt
    .split(':')
    .map((part) => number(Number(part), { minimumIntegerDigits: 2 }))
    .join(':');
  const facts = [
    date(sessionOn),
    time,
    minutes !== undefined && t('training.minutes', { minutes: number(minutes) }),
    place,
    trainer,
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
