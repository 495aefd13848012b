import { isMessageKey, useI18n } from '~/platform/i18n';
import { Card } from './card';
import type { IconName } from './icon';
import type { ButtonLook } from './button';
import { LinkButton } from './link-button';

type QuoteNextStepProps = {
  quote: {
    id: string;
    state: string;
    side: 'buyer' | 'seller';
    offerId: string | null;
    answerBy: string | Date;
    seller: { timeZone: string };
    order: { id: string; number: string } | null;
  };
  now: Date;
};

type Act = { word: string; path: string; icon: IconName; look: ButtonLook };

const act = (word: string, path: string, icon: IconName, look: ButtonLook): Act => ({ word, path, icon, look });

const ACTS: Record<string, Act[]> = {
  'seller asked': [act('quote', 'quote', 'money', 'main'), act('refuse', 'refusal', 'refused', 'quiet')],
  'buyer asked': [act('withdraw', 'withdrawal', 'undo', 'quiet')],
  'buyer quoted': [
    act('accept', 'acceptance', 'agreed', 'main'),
    act('counter', 'counter', 'message', 'plain'),
    act('refuse', 'refusal', 'refused', 'quiet'),
  ],
  'seller quoted': [act('change', 'quote', 'edit', 'plain'), act('withdraw', 'withdrawal', 'undo', 'quiet')],
  'seller countered': [
    act('accept', 'acceptance', 'agreed', 'main'),
    act('quoteAnew', 'quote', 'message', 'plain'),
    act('refuse', 'refusal', 'refused', 'quiet'),
  ],
  'buyer countered': [act('change', 'counter', 'edit', 'plain'), act('withdraw', 'withdrawal', 'undo', 'quiet')],
};

/** Who has the next word and until when, with what the reader can do now. */
export function QuoteNextStep({ quote, now }: QuoteNextStepProps) {
  const { t, dateTime, timeFrom } = useI18n();
  const { id, side, state, order, offerId } = quote;
  const answerBy = new Date(quote.answerBy);
  // The deadline is the midnight after its last day: the minute before names that day.
  const last = dateTime(new Date(answerBy.getTime() - 60_000), quote.seller.timeZone);
  const values = { when: `${last} (${timeFrom(now, answerBy)})`, number: order?.number };
  const words = (suffix: string) => {
    const own = `quotes.next.${side}.${state}${suffix}`;
    const shared = `quotes.next.${state}${suffix}`;
    if (isMessageKey(own)) return t(own, values);
    return isMessageKey(shared) ? t(shared, values) : '';
  };
  const acts = ACTS[`${side} ${state}`] ?? [];
  const over = acts.length === 0 && order === null;
  return (
    <Card tone={acts.some(({ look }) => look === 'main') ? 'call' : 'calm'} title={words('')}>
      <p>{words('Text')}</p>
      <p className="acts">
        {acts.map(({ word, path, icon, look }) => {
          const key = `quotes.do.${word}`;
          return (
            <LinkButton key={word} href={`/quotes/${id}/${path}`} icon={icon} look={look}>
              {isMessageKey(key) ? t(key) : word}
            </LinkButton>
          );
        })}
        {order && (
          <LinkButton href={`/orders/${order.id}`} icon="orders">
            {t('quotes.do.order')}
          </LinkButton>
        )}
        {over && side === 'buyer' && offerId && (
          <LinkButton href={`/quotes/new?offer=${offerId}`} icon="refresh" look="plain">
            {t('quotes.do.askAgain')}
          </LinkButton>
        )}
      </p>
    </Card>
  );
}
