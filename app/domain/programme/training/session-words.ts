import type { Translator } from '~/platform/i18n';

/** Where and when ('YYYY-MM-DD', 'HH:MM') a session is, and who leads it. */
export type SessionPlace = { sessionOn: string; startsAt: string; place: string; trainer: string };

export type SessionWhere = Omit<SessionPlace, 'trainer'> & { trainer?: string; minutes?: number };

/** When and where a session is, how long, and who leads it, on one line. */
export function sessionWords(session: SessionWhere, { t, date, number }: Translator): string {
  const { sessionOn, startsAt, minutes, place, trainer } = session;
  const time = startsAt
    .split(':')
    .map((part) => number(Number(part), { minimumIntegerDigits: 2 }))
    .join(':');
  const length = minutes !== undefined && t('training.minutes', { minutes: number(minutes) });
  return [date(sessionOn), time, length, place, trainer].filter(Boolean).join(' · ');
}
