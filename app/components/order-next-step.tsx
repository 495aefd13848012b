import { DECLINE_REASONS } from '~/domain/orders/order.states';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { Button, type ButtonLook } from './button';
import { Card } from './card';
import { Form } from './form';
import type { IconName } from './icon';
import { RadioGroup } from './radio-group';
import { TextArea } from './text-area';

type OrderNextStepProps = {
  order: {
    state: string;
    side: 'buyer' | 'seller';
    answerBy: string | Date;
    promisedOn: string;
    seller: { timeZone: string };
  };
  steps: string[];
  now: Date;
  errors: Partial<Record<string, string>>;
  typed: Partial<Record<string, string>>;
};

const LOOKS: Record<string, { look: ButtonLook; icon: IconName }> = {
  accept: { look: 'main', icon: 'agreed' },
  'make-ready': { look: 'main', icon: 'package' },
  deliver: { look: 'main', icon: 'delivery' },
  complete: { look: 'main', icon: 'good' },
  withdraw: { look: 'danger', icon: 'undo' },
};

/** The next act on an order and whose it is, with its button for the one who has it. */
export function OrderNextStep({ order, steps, now, errors, typed }: OrderNextStepProps) {
  const { t, date, dateTime, timeFrom } = useI18n();
  const answerBy = new Date(order.answerBy);
  const values = {
    when: `${dateTime(answerBy, order.seller.timeZone)} (${timeFrom(now, answerBy)})`,
    promised: date(order.promisedOn),
  };
  const words = (suffix: string) => {
    const own = `orders.next.${order.side}.${order.state}${suffix}`;
    const shared = `orders.next.${order.state}${suffix}`;
    if (isMessageKey(own)) return t(own, values);
    return isMessageKey(shared) ? t(shared, values) : '';
  };
  const doing = steps.filter((step) => step !== 'decline');
  const text = words('Text');
  return (
    <Card tone={steps.length > 0 ? 'call' : 'calm'} title={words('')}>
      {text && <p>{text}</p>}
      {doing.map((step) => (
        <Form key={step} className="inline-form">
          <Button name="step" value={step} look={LOOKS[step]?.look} icon={LOOKS[step]?.icon}>
            {stepWords(t, step)}
          </Button>
        </Form>
      ))}
      {steps.includes('decline') && (
        <details className="disclosure" open={typed.step === 'decline'}>
          <summary>{t('orders.declineTitle')}</summary>
          <Form>
            {Object.values(errors).map((message) => (
              <Alert key={message} tone="bad" title={message} />
            ))}
            <RadioGroup
              name="reasonCode"
              label={t('orders.declineReason')}
              error={errors.reasonCode}
              value={typed.reasonCode}
              options={DECLINE_REASONS.map((reason) => ({ value: reason, label: t(`orders.reason.${reason}`) }))}
            />
            <TextArea
              name="reason"
              label={t('orders.declineWords')}
              optional
              error={errors.reason}
              value={typed.reason}
              rows={2}
              maxLength={500}
            />
            <Button name="step" value="decline" look="danger" icon="refused">
              {t('orders.do.decline')}
            </Button>
          </Form>
        </details>
      )}
    </Card>
  );
}

function stepWords(t: ReturnType<typeof useI18n>['t'], step: string): string {
  const key = `orders.do.${step}`;
  return isMessageKey(key) ? t(key) : step;
}
