import type { AppealView } from '~/domain/eligibility/appeals/appeals.queries.server';
import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import type { Serialised } from './serialised';
import { StatusBadge } from './status-badge';

/** An appeal with her words, until when it is answered, and the answer. */
export function AppealCard({ appeal }: { appeal: Serialised<AppealView> }) {
  const { t, date } = useI18n();
  const { state, overdue, answerBy, answer, answeredBy, answeredAt, filedFor } = appeal;
  const tone = state === 'open' ? (overdue ? 'bad' : 'waiting') : state === 'upheld' ? 'good' : 'neutral';
  return (
    <Card title={<bdi>{appeal.enterprise}</bdi>}>
      <p>
        <StatusBadge tone={tone}>{t(`eligibility.appeal.state.${state}`)}</StatusBadge>{' '}
        {state === 'open' &&
          t(overdue ? 'eligibility.appeal.overdue' : 'eligibility.appeal.answerBy', { date: date(answerBy, 'long') })}
      </p>
      <p className="muted">
        {t('eligibility.appeal.against', {
          date: date(appeal.decidedOn),
          outcome: t(`staff.standing.${appeal.outcome}`),
        })}
      </p>
      <blockquote dir="auto">{appeal.words}</blockquote>
      {filedFor && <p className="muted small">{t('eligibility.appeal.filedBy', { name: filedFor })}</p>}
      {answer && (
        <>
          <h3>{t('eligibility.appeal.answer')}</h3>
          <p dir="auto">{answer}</p>
          {answeredBy && answeredAt && (
            <p className="muted small">
              {t('eligibility.appeal.answered', { name: answeredBy, date: date(answeredAt) })}
            </p>
          )}
        </>
      )}
    </Card>
  );
}
