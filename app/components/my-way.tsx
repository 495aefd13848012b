import type { MyLine, MyWay as Way } from '~/domain/eligibility/path/my-way';
import { STEP_RULES } from '~/domain/eligibility/path/my-way';
import type { PathHand, PathStep } from '~/domain/eligibility/path/path-to-step-4';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { Bar } from './bar';
import { FourSteps } from './four-steps';
import { Icon, type IconName } from './icon';
import { IconWord } from './icon-word';
import type { Tone } from './status-badge';

const HANDS: Record<PathHand, IconName> = { you: 'account', group: 'group', staff: 'staff', time: 'calendar' };

const amiss = ({ verdict }: MyLine) => verdict === 'fail' || verdict === 'no_data';

/** Where she stands with one enterprise: four steps drawn, what is missing and how it comes, then what is done. */
export function MyWay({ way }: { way: Way }) {
  const { t } = useI18n();
  const steps = STEP_RULES.map((rules) => {
    const lines = way.lines.filter(({ rule }) => rules.includes(rule));
    const missing = lines.filter(amiss).length;
    return { missing, done: lines.length - missing };
  });
  const holding = way.lines.filter((line) => line.verdict === 'pass' || line.verdict === 'waived');
  return (
    <>
      {way.lines.length > 0 && <FourSteps steps={steps} />}
      <Standing way={way} />
      {way.path.steps.length > 0 && (
        <section className="stack">
          <h3>{t('eligibility.my.missing')}</h3>
          <ul className="way-list">
            {way.path.steps.map((step) => (
              <Missing
                key={`${step.rule} ${step.words}`}
                step={step}
                line={way.lines.find(({ rule }) => rule === step.rule)}
                currency={way.currency}
              />
            ))}
          </ul>
        </section>
      )}
      {holding.length > 0 && (
        <details className="way-done">
          <summary>{t('eligibility.my.done', { count: holding.length })}</summary>
          <ul className="way-list">
            {holding.map((line) => (
              <Done key={line.rule} line={line} currency={way.currency} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const TONES: Record<NonNullable<Way['outcome']> | 'none', Tone> = {
  eligible: 'good',
  at_risk: 'waiting',
  paused: 'bad',
  suspended: 'bad',
  not_yet: 'info',
  none: 'info',
};

function Standing({ way }: { way: Way }) {
  const { t, date } = useI18n();
  const outcome = way.outcome ?? 'none';
  const until = outcome === 'at_risk' ? way.restsFrom : null;
  const title =
    outcome === 'at_risk'
      ? until
        ? t('eligibility.my.title.at_risk', { until: date(until, 'long') })
        : t('eligibility.my.title.thin')
      : t(`eligibility.my.title.${outcome}`);
  const { steps, on } = way.path;
  return (
    <Alert tone={TONES[outcome]} icon={outcome === 'eligible' ? 'verified' : undefined} title={title}>
      <p>{t(`eligibility.my.text.${outcome}`)}</p>
      {on && <p>{t('eligibility.my.reached', { date: date(on, 'long') })}</p>}
      {!on && steps.length > 0 && <p>{t('eligibility.my.reachedWhen')}</p>}
    </Alert>
  );
}

/** Her own words where she has some, else those of the rule. */
function useRuleWords() {
  const { t } = useI18n();
  return (rule: string) => {
    const [own, plain] = [`eligibility.mine.${rule}`, `eligibility.rule.${rule}.title`];
    return isMessageKey(own) ? t(own) : isMessageKey(plain) ? t(plain) : rule;
  };
}

function Missing({ step, line, currency }: { step: PathStep; line: MyLine | undefined; currency: string }) {
  const { t, date, list } = useI18n();
  const words = useRuleWords();
  const values = { count: step.count, names: list(step.names), date: step.on ? date(step.on) : '' };
  return (
    <li className="way">
      <span className="way-mark">
        <Icon name="waiting" />
      </span>
      <div className="way-words">
        <strong>{words(step.rule)}</strong>
        {line && <Figure line={line} currency={currency} />}
        <p>{t(`eligibility.path.${step.words}`, values)}</p>
        <p className="way-foot">
          <IconWord icon={HANDS[step.hand]} muted>
            {t(`eligibility.hand.${step.hand}`)}
          </IconWord>
          {step.on && (
            <IconWord icon="calendar" muted>
              {t('eligibility.my.from', { date: date(step.on, 'long') })}
            </IconWord>
          )}
        </p>
      </div>
    </li>
  );
}

function Done({ line, currency }: { line: MyLine; currency: string }) {
  const { t, date } = useI18n();
  const words = useRuleWords();
  return (
    <li className="way way-good">
      <span className="way-mark">
        <Icon name="check" />
      </span>
      <div className="way-words">
        <strong>{words(line.rule)}</strong>
        <Figure line={line} currency={currency} />
        {line.verdict === 'waived' && (
          <p className="muted">
            {line.waivedUntil
              ? t('eligibility.my.waivedUntil', { date: date(line.waivedUntil) })
              : t('eligibility.verdict.waived')}
          </p>
        )}
      </div>
    </li>
  );
}

function Figure({ line, currency }: { line: MyLine; currency: string }) {
  const { t, number, money } = useI18n();
  const { rule, figure, threshold } = line;
  if (!figure || figure.denominator === 0) return null;
  const show = (value: number) => (rule === 'G6' ? money(value, currency) : number(value));
  const share =
    threshold?.unit === 'percent_at_least' || threshold?.unit === 'percent_at_most' ? threshold.value : null;
  return (
    <Bar
      label={t(`eligibility.rule.${rule}.title`)}
      value={figure.numerator}
      max={figure.denominator}
      threshold={share === null ? undefined : (figure.denominator * share) / 100}
      valueText={t('eligibility.my.figure', {
        numerator: show(figure.numerator),
        denominator: show(figure.denominator),
      })}
      thresholdText={threshold ? t(`eligibility.threshold.${threshold.unit}`, { value: threshold.value }) : undefined}
      tone={amiss(line) ? 'bad' : 'good'}
    />
  );
}
