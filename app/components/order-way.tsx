import { isMessageKey, useI18n } from '~/platform/i18n';
import { Steps, type Step } from './steps';

type OrderWayEvent = {
  toState: string;
  at: string | Date;
  side: string;
  who: string | null;
  reasonCode: string | null;
  reason: string | null;
};

type OrderWayProps = { state: string; events: OrderWayEvent[]; promisedOn: string; timeZone: string };

const WAY = ['placed', 'accepted', 'ready', 'delivered', 'completed'];
const ENDED = ['declined', 'withdrawn', 'lapsed'];

/** The way of an order drawn as steps: what happened with dates and names, and what is to come. */
export function OrderWay({ state, events, promisedOn, timeZone }: OrderWayProps) {
  const { t, date, dateTime } = useI18n();
  const label = (name: string) => {
    const key = `orders.step.${name}`;
    return isMessageKey(key) ? t(key) : name;
  };
  const reasonWords = ({ reasonCode, reason }: OrderWayEvent) => {
    const key = `orders.reason.${reasonCode ?? ''}`;
    const words = [isMessageKey(key) && reasonCode !== 'other' ? t(key) : '', reason ?? ''].filter(Boolean).join(': ');
    return words === '' ? undefined : t('orders.reasonGiven', { reason: words });
  };
  const happened = events.map((event, index): Step => ({
    key: event.toState,
    label: label(event.toState),
    state: ENDED.includes(event.toState)
      ? 'ended'
      : index === events.length - 1 && state !== 'completed'
        ? 'current'
        : 'done',
    when: dateTime(event.at, timeZone),
    who: event.who ?? t('orders.bySystem'),
    note: reasonWords(event),
  }));
  const toCome = ENDED.includes(state)
    ? []
    : WAY.slice(WAY.indexOf(state) + 1).map((name): Step => ({
        key: name,
        label: label(name),
        state: 'next',
        when: name === 'ready' ? t('orders.dueBy', { date: date(promisedOn) }) : undefined,
      }));
  return <Steps label={t('orders.way')} steps={[...happened, ...toCome]} />;
}
