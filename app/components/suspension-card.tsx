import type { SuspensionView } from '~/domain/eligibility/suspension/suspensions.queries.server';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Card } from './card';
import { Form } from './form';
import type { Serialised } from './serialised';
import { StatusBadge } from './status-badge';
import { TextArea } from './text-area';

type SuspensionCardProps = {
  suspension: Serialised<SuspensionView>;
  /** The officer who looks at it. */
  me: string;
  typed?: Partial<Record<string, string>>;
  errors?: Record<string, string>;
};

/** One suspension with what was said, by whom, and what this officer can do. */
export function SuspensionCard({ suspension, me, typed, errors = {} }: SuspensionCardProps) {
  const { t, dateTime } = useI18n();
  const { state, cause, reason, proposedBy, decidedBy, decidedAt, liftedBy, liftedAt } = suspension;
  return (
    <Card title={t(`eligibility.cause.${cause}`)}>
      <p>
        <StatusBadge tone={state === 'confirmed' ? 'bad' : state === 'proposed' ? 'waiting' : 'neutral'}>
          {t(`eligibility.suspension.state.${state}`)}
        </StatusBadge>
      </p>
      <p dir="auto">{reason}</p>
      <ul className="muted small">
        <li>{t('eligibility.suspension.proposedBy', { name: proposedBy, time: dateTime(suspension.proposedAt) })}</li>
        {decidedBy && decidedAt && (
          <li>{t('eligibility.suspension.decidedBy', { name: decidedBy, time: dateTime(decidedAt) })}</li>
        )}
        {liftedBy && liftedAt && (
          <li>{t('eligibility.suspension.liftedBy', { name: liftedBy, time: dateTime(liftedAt) })}</li>
        )}
        {suspension.refusedLiftings.map(({ id, proposedBy: asked, reason: why, refusedBy, refusedAt }) => (
          <li key={id}>
            {t(`eligibility.suspension.${asked === refusedBy ? 'liftTakenBack' : 'liftRefused'}`, {
              name: asked,
              refuser: refusedBy,
              time: dateTime(refusedAt),
              reason: why,
            })}
          </li>
        ))}
      </ul>
      {state === 'proposed' && <Proposed suspension={suspension} me={me} />}
      {state === 'confirmed' && <Confirmed suspension={suspension} me={me} typed={typed} errors={errors} />}
    </Card>
  );
}

function Proposed({ suspension, me }: Pick<SuspensionCardProps, 'suspension' | 'me'>) {
  const { t, dateTime } = useI18n();
  const own = suspension.proposedById === me;
  return (
    <>
      <p>{t('eligibility.suspension.waitsFor', { time: dateTime(suspension.lapsesAt) })}</p>
      <div className="action-line">
        {!own && (
          <Step suspensionId={suspension.id} step="confirm" look="danger" label={t('eligibility.suspension.confirm')} />
        )}
        <Step
          suspensionId={suspension.id}
          step="refuse"
          look="plain"
          label={t(own ? 'eligibility.suspension.takeBack' : 'eligibility.suspension.refuse')}
        />
      </div>
    </>
  );
}

function Confirmed({ suspension, me, typed, errors = {} }: SuspensionCardProps) {
  const { t } = useI18n();
  const { id, liftProposedBy, liftProposedById, liftReason } = suspension;
  if (liftProposedBy !== null) {
    const own = liftProposedById === me;
    return (
      <>
        <p>{t('eligibility.suspension.liftWaits', { name: liftProposedBy, reason: liftReason ?? '' })}</p>
        <div className="action-line">
          {!own && <Step suspensionId={id} step="lift" look="main" label={t('eligibility.suspension.lift')} />}
          <Step
            suspensionId={id}
            step="refuse-lifting"
            look="plain"
            label={t(`eligibility.suspension.${own ? 'takeLiftingBack' : 'refuseLifting'}`)}
          />
        </div>
      </>
    );
  }
  return (
    <Form>
      <input type="hidden" name="suspensionId" value={id} />
      <input type="hidden" name="step" value="propose-lifting" />
      <TextArea
        name="reason"
        label={t('eligibility.reason')}
        hint={t('eligibility.reasonHint')}
        value={typed?.reason}
        error={errors.reason}
      />
      <Button look="plain">{t('eligibility.suspension.proposeLifting')}</Button>
    </Form>
  );
}

function Step(props: { suspensionId: string; step: string; look: 'main' | 'plain' | 'danger'; label: string }) {
  return (
    <Form>
      <input type="hidden" name="suspensionId" value={props.suspensionId} />
      <Button name="step" value={props.step} look={props.look}>
        {props.label}
      </Button>
    </Form>
  );
}
