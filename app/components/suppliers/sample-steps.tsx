import type { SampleRole, SampleState, SampleStep } from '~/domain/sourcing/suppliers/sample.states';
import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Card } from '../card';
import { Form } from '../form';
import { Steps } from '../steps';
import { TextArea } from '../text-area';

type SampleStepsProps = { steps: SampleStep[]; role: SampleRole; words: string | undefined; error: string | null };

/** What the reader can do about a sample now, with a word to the other side. Nothing where it has ended. */
export function SampleSteps({ steps, role, words, error }: SampleStepsProps) {
  const { t } = useI18n();
  const [main, ...others] = steps;
  if (!main) return null;
  return (
    <Card tone="call" title={t(`sourcing.sampleNext.${role}`)}>
      <Form>
        <TextArea
          name="words"
          label={t(role === 'buyer' ? 'sourcing.toSupplier' : 'sourcing.toAsker')}
          value={words}
          error={error}
          optional
          rows={2}
          maxLength={1000}
        />
        <div className="row">
          <Button name="step" value={main} icon="check">
            {t(`sourcing.sampleStep.${main}`)}
          </Button>
          {others.map((step) => (
            <Button key={step} name="step" value={step} look="plain" icon={step === 'send' ? 'delivery' : 'close'}>
              {t(`sourcing.sampleStep.${step}`)}
            </Button>
          ))}
        </div>
      </Form>
    </Card>
  );
}

type Happened = { toState: SampleState; who: string; byStaff: boolean; words: string; at: string };

const ENDED: readonly SampleState[] = ['refused', 'withdrawn'];

/** The way that a sample has gone, with what was said. */
export function SampleWay({ history }: { history: Happened[] }) {
  const { t, date } = useI18n();
  return (
    <Card title={t('sourcing.sampleWay')}>
      <Steps
        label={t('sourcing.sampleWay')}
        steps={history.map(({ toState, who, byStaff, words, at }) => ({
          key: at + toState,
          label: t(`sourcing.sampleState.${toState}`),
          state: ENDED.includes(toState) ? ('ended' as const) : ('done' as const),
          when: date(at.slice(0, 10)),
          who: byStaff ? t('sourcing.byStaff', { name: who }) : <bdi>{who}</bdi>,
          note: words && <span className="user-text">{words}</span>,
        }))}
      />
    </Card>
  );
}
