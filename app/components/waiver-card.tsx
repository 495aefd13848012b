import type { WaiverView } from '~/domain/eligibility/waivers/waiver-requests.queries.server';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Card } from './card';
import { Form } from './form';
import type { Serialised } from './serialised';
import { StatusBadge, type Tone } from './status-badge';

const TONES: Record<WaiverView['state'], Tone> = {
  proposed: 'waiting',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** One waiver that was asked for, and what this officer can say to it. */
export function WaiverCard({
  waiver,
  me,
  mayApprove,
}: {
  waiver: Serialised<WaiverView>;
  me: string;
  mayApprove: boolean;
}) {
  const { t, date, dateTime, list } = useI18n();
  const own = waiver.requestedById === me;
  return (
    <Card title={list(waiver.rules.map((rule) => t(`eligibility.rule.${rule}.title`)))}>
      <p>
        {waiver.over && waiver.state === 'approved' ? (
          <StatusBadge tone="neutral">{t('eligibility.waiver.over')}</StatusBadge>
        ) : (
          <StatusBadge tone={TONES[waiver.state]}>{t(`eligibility.waiver.state.${waiver.state}`)}</StatusBadge>
        )}{' '}
        {t('eligibility.waiver.days', { from: date(waiver.fromOn), until: date(waiver.untilOn) })}
        {waiver.blanket && (
          <>
            {' · '}
            {waiver.groups === null
              ? t('eligibility.waiver.wholeBranch')
              : t('eligibility.waiver.someGroups', { count: waiver.groups })}
          </>
        )}
      </p>
      <p dir="auto">
        <strong>{t(`eligibility.waiverReason.${waiver.reasonCode}`)}</strong> · {waiver.reason}
      </p>
      <ul className="muted small">
        <li>{t('eligibility.waiver.askedBy', { name: waiver.requestedBy, time: dateTime(waiver.requestedAt) })}</li>
        {waiver.decidedBy && waiver.decidedAt && (
          <li>{t('eligibility.waiver.decidedBy', { name: waiver.decidedBy, time: dateTime(waiver.decidedAt) })}</li>
        )}
      </ul>
      {waiver.state === 'proposed' && (own || mayApprove) && (
        <Form className="action-line">
          <input type="hidden" name="requestId" value={waiver.id} />
          {own ? (
            <Button name="step" value="withdraw" look="plain">
              {t('eligibility.waiver.withdraw')}
            </Button>
          ) : (
            <>
              {!waiver.over && (
                <Button name="step" value="approve" icon="check">
                  {t('eligibility.waiver.approve')}
                </Button>
              )}
              <Button name="step" value="refuse" look="plain">
                {t('eligibility.waiver.refuse')}
              </Button>
            </>
          )}
        </Form>
      )}
    </Card>
  );
}
