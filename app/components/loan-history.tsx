import type { LoanEventRow } from '~/domain/credit/loan-view.queries.server';
import { isMessageKey, useI18n } from '~/platform/i18n';
import type { Serialised } from './serialised';
import { Steps, type Step } from './steps';

type LoanHistoryProps = { events: Serialised<LoanEventRow>[]; timeZone: string };

/** What became of a loan: when, by whom and for whom, why. */
export function LoanHistory({ events, timeZone }: LoanHistoryProps) {
  const { t, date, dateTime } = useI18n();
  if (events.length === 0) return <p className="muted">{t('credit.noHistory')}</p>;
  const steps = events.map((event, index): Step => {
    const key = `credit.state.${event.toState}`;
    const late = event.at.slice(0, 10) > event.onDay;
    return {
      key: `${index} ${event.toState}`,
      label: isMessageKey(key) ? t(key) : event.toState,
      state: event.toState === 'declined' || event.toState === 'written_off' ? 'ended' : 'done',
      when: late
        ? `${date(event.onDay)} (${t('credit.written', { time: dateTime(event.at, timeZone) })})`
        : date(event.onDay),
      who: event.onBehalfOf ? t('credit.byFor', { name: event.by, borrower: event.onBehalfOf }) : event.by,
      note: event.reason ?? undefined,
    };
  });
  return <Steps label={t('credit.history')} steps={steps} />;
}
