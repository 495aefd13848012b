import type { EvidenceDecision, EvidenceLine as Line } from '~/domain/eligibility/enterprise-evidence';
import { restsOnLoansElsewhere } from '~/domain/eligibility/rules';
import { isMessageKey, useI18n } from '~/platform/i18n';
import { Bar } from './bar';
import { EvidenceLine } from './evidence-line';
import type { Tone } from './status-badge';

type Serialised<Value> = { [Key in keyof Value]: Value[Key] extends Date ? string : Value[Key] };

type EnterpriseEvidenceProps = {
  enterpriseId: string;
  currency: string;
  kind: 'individual' | 'group';
  decision: Serialised<EvidenceDecision>;
  lines: Line[];
  /** Which records the reader may open. */
  may: { readBooks: boolean; readLoans: boolean };
};

const TONES: Record<Line['verdict'], Tone> = {
  pass: 'good',
  fail: 'bad',
  no_data: 'waiting',
  not_applicable: 'neutral',
  waived: 'info',
};

const GROUPS = [
  { first: 'G', title: 'eligibility.rules.group' },
  { first: 'M', title: 'eligibility.rules.members' },
  { first: 'E', title: 'eligibility.rules.enterprise' },
] as const;

/** What a place on the market rests on: a line a rule, in plain words, with the figure, the need and the records. */
export function EnterpriseEvidence(props: EnterpriseEvidenceProps) {
  const { t } = useI18n();
  return GROUPS.map(({ first, title }) => (
    <section key={first}>
      <h3>{t(title)}</h3>
      <ul className="evidence-list">
        {props.lines
          .filter(({ rule }) => rule.startsWith(first))
          .map((line) => (
            <RuleLine key={line.rule} line={line} {...props} />
          ))}
      </ul>
    </section>
  ));
}

function RuleLine({ line, enterpriseId, currency, kind, decision, may }: EnterpriseEvidenceProps & { line: Line }) {
  const { t, date } = useI18n();
  const { rule, verdict, member, waiver, window } = line;
  const amiss = verdict === 'fail' || verdict === 'no_data';
  const details = [
    t(`eligibility.rule.${rule}.explanation`),
    member && t('eligibility.about', { name: member.name }),
    waiver &&
      t('eligibility.waivedUntil', {
        ...waiver,
        grantedOn: date(waiver.grantedOn),
        expiresOn: date(waiver.expiresOn),
      }),
    amiss && t(`eligibility.rule.${rule}.cure`),
  ].filter(Boolean);
  return (
    <EvidenceLine
      tone={TONES[verdict]}
      verdict={t(`eligibility.verdict.${verdict}`)}
      title={t(`eligibility.rule.${rule}.title`)}
      detail={details.join(' ')}
      figure={<Figure line={line} currency={currency} kind={kind} />}
      date={
        window ? t('eligibility.window', { after: date(window.after), upTo: date(window.upTo) }) : date(decision.asOf)
      }
      records={
        verdict === 'not_applicable' || !(restsOnLoansElsewhere(rule) ? may.readLoans : may.readBooks)
          ? undefined
          : { href: `/staff/enterprises/${enterpriseId}/records/${rule}`, label: t('staff.showRecords') }
      }
      code={rule}
    />
  );
}

function Figure({ line, currency, kind }: { line: Line; currency: string; kind: 'individual' | 'group' }) {
  const { t, number, money } = useI18n();
  const { rule, verdict, figure, threshold } = line;
  if (!figure) return null;
  const show = (value: number) => (rule === 'G6' ? money(value, currency) : number(value));
  const words = { numerator: show(figure.numerator), denominator: show(figure.denominator) };
  const counted = { ...words, numerator: rule === 'G6' ? words.numerator : figure.numerator };
  const key = rule === 'M6' && kind === 'group' ? 'eligibility.rule.M6.signatories' : `eligibility.rule.${rule}.figure`;
  const bar = thresholdOnBar(threshold);
  return (
    <Bar
      label={t(`eligibility.rule.${rule}.title`)}
      value={figure.numerator}
      max={figure.denominator}
      threshold={bar === null ? undefined : (figure.denominator * bar) / 100}
      valueText={isMessageKey(key) ? t(key, counted) : `${words.numerator} / ${words.denominator}`}
      thresholdText={threshold ? t(`eligibility.threshold.${threshold.unit}`, { value: threshold.value }) : undefined}
      tone={verdict === 'pass' ? 'good' : verdict === 'fail' ? 'bad' : 'neutral'}
    />
  );
}

/** Where the need stands on the bar, in hundredths; null where it is no share. */
function thresholdOnBar(threshold: Line['threshold']): number | null {
  return threshold?.unit === 'percent_at_least' || threshold?.unit === 'percent_at_most' ? threshold.value : null;
}
