import { Alert } from '~/components/alert';
import type { VisitState } from '~/domain/eligibility/visits/visit.states';
import { useI18n } from '~/platform/i18n';

/** What became of the sending. */
export function VisitSaved({ state }: { state: VisitState }) {
  const { t } = useI18n();
  return <Alert tone="good" title={t(state === 'submitted' ? 'vetting.sent' : 'vetting.saved')} />;
}
