import { useI18n, type MessageKey } from '~/platform/i18n';
import { Alert } from './alert';
import type { Tone } from './status-badge';

type Outcome = 'eligible' | 'at_risk' | 'not_yet' | 'paused' | 'suspended';

type Words = { tone: Tone; title: MessageKey; text: MessageKey };

const WORDS: Record<Outcome | 'not_judged', Words> = {
  eligible: { tone: 'good', title: 'catalogue.placeEligible', text: 'catalogue.placeEligibleText' },
  at_risk: { tone: 'waiting', title: 'catalogue.placeAtRisk', text: 'catalogue.placeAtRiskText' },
  not_yet: { tone: 'waiting', title: 'catalogue.placeNotYet', text: 'catalogue.placeNotYetText' },
  not_judged: { tone: 'waiting', title: 'catalogue.placeNotJudged', text: 'catalogue.placeNotJudgedText' },
  paused: { tone: 'bad', title: 'catalogue.placePaused', text: 'catalogue.placePausedText' },
  suspended: { tone: 'bad', title: 'catalogue.placeSuspended', text: 'catalogue.placeSuspendedText' },
};

type Standing = {
  kind: 'individual' | 'group' | 'supplier';
  outcome: Outcome | null;
  eligibleSince: string | null;
  vettedOn: string | null;
  status: string;
};

/** Whether she may sell, since when, and what to do if not: in plain words, without the records behind it. */
export function MarketPlace({ enterprise }: { enterprise: Standing }) {
  const { t, date } = useI18n();
  if (enterprise.status !== 'active') return <Alert tone="neutral" title={t('catalogue.enterpriseClosed')} />;
  if (enterprise.kind === 'supplier') return <SupplierPlace vettedOn={enterprise.vettedOn} />;
  const { tone, title, text } = WORDS[enterprise.outcome ?? 'not_judged'];
  const since = enterprise.outcome === 'eligible' && enterprise.eligibleSince;
  return (
    <Alert
      tone={tone}
      icon={tone === 'good' ? 'verified' : undefined}
      title={since ? t('catalogue.placeEligibleSince', { date: date(since, 'long') }) : t(title)}
    >
      <p>{t(text)}</p>
      <p>
        <a href="/my/step-4">{t('eligibility.my.link')}</a>
      </p>
    </Alert>
  );
}

/** A supplier may sell while its vetting by staff holds. */
function SupplierPlace({ vettedOn }: { vettedOn: string | null }) {
  const { t, date } = useI18n();
  if (vettedOn === null) {
    return (
      <Alert tone="waiting" title={t('sourcing.placeWaiting')}>
        {t('sourcing.placeWaitingText')}
      </Alert>
    );
  }
  return (
    <Alert tone="good" icon="verified" title={t('sourcing.placeVetted', { date: date(vettedOn, 'long') })}>
      {t('sourcing.placeVettedText')}
    </Alert>
  );
}
