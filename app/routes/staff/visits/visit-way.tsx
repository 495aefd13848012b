import { Steps } from '~/components/steps';
import type { VisitState } from '~/domain/eligibility/visits/visit.states';
import { useI18n } from '~/platform/i18n';

type VisitWayProps = { events: { toState: VisitState; by: string; reason: string | null; at: string }[] };

/** The way of a visit: who did what, when and why. */
export function VisitWay({ events }: VisitWayProps) {
  const { t, dateTime } = useI18n();
  return (
    <section>
      <h2>{t('vetting.way')}</h2>
      <Steps
        label={t('vetting.way')}
        steps={events.map(({ toState, by, reason, at }, index) => ({
          key: String(index),
          label: t(`vetting.state.${toState}`),
          state: toState === 'returned' || toState === 'dropped' ? 'ended' : 'done',
          when: dateTime(at),
          who: by,
          note: reason,
        }))}
      />
    </section>
  );
}
